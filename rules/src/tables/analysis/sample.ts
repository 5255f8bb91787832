import type { Message, Value } from '../../values.js';

/** One value that stands for all values of an input which the table cannot tell apart from it. */
export interface Sample {
  readonly value: Value;
  /** After the input's title: `为 1997`, `低于 参数 maxIssue`. */
  readonly words: Message;
}

/** A point of a number line where rows may begin or end. */
export interface Point {
  readonly value: number;
  /** The fact that stands at this point, in words; absent for a constant. */
  readonly bound?: Message;
}
