import type { Message, Value } from '@onething/rules';
import type { PersonalKind } from '../definition.js';

/** What a valid answer looks like: normalise first, then check, then store the canonical text. One file a format. */
export interface Format {
  /** The name a form's schema uses: `"format": "idcard"`. */
  readonly name: string;
  /** What people call such an answer; messages use it when the field has no title. */
  readonly title: Message;
  /** How such an answer is masked even where the form forgot to mark it personal. */
  readonly personal?: PersonalKind;
  /** Full-width to ASCII, no stray spaces; the check itself is strict. */
  normalise(text: string): string;
  /** Why the value is not valid, as a reason code; nothing when it is valid. */
  check(value: Value, context: FormatContext): string | undefined;
  /** Valid, but worth a second look; never refuses a submission. */
  warn?(value: Value, context: FormatContext): string | undefined;
  /** The sentence for a reason, naming the field where its title is given. */
  message(reason: string, title?: Message): Message;
}

export interface FormatContext {
  /** The civil day of the submission, `YYYY-MM-DD`: nobody is born after it. */
  readonly today: string;
}

/** Sentences by reason code, with `{title}` where the field is named. `format` is always there: it is what an unknown reason falls back to. */
export type ReasonTexts = Readonly<Record<string, Message>> & { readonly format: Message };

/** Builds a format over text: anything but text fails with `format`. */
export function textFormat(parts: {
  readonly name: string;
  readonly title: Message;
  readonly personal?: PersonalKind;
  readonly normalise?: (text: string) => string;
  readonly check: (text: string, context: FormatContext) => string | undefined;
  readonly warn?: (text: string, context: FormatContext) => string | undefined;
  readonly reasons: ReasonTexts;
}): Format {
  const { warn } = parts;
  return {
    name: parts.name,
    title: parts.title,
    personal: parts.personal,
    normalise: parts.normalise ?? ((text) => text.trim()),
    check: (value, context) => (typeof value === 'string' ? parts.check(value, context) : 'format'),
    ...(warn ? { warn: (value: Value, context: FormatContext) => (typeof value === 'string' ? warn(value, context) : undefined) } : {}),
    message: (reason, title = parts.title) => reasonMessage(parts.reasons, reason, title),
  };
}

/** The sentence of a reason with the field's title put in. */
export function reasonMessage(reasons: ReasonTexts, reason: string, title: Message): Message {
  const text = Object.hasOwn(reasons, reason) ? (reasons[reason] ?? reasons.format) : reasons.format;
  return { zh: text.zh.replaceAll('{title}', () => title.zh), en: text.en.replaceAll('{title}', () => title.en) };
}
