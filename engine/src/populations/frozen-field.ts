import type { ColumnType, PlanColumn } from '@onething/processes';
import type { Value } from '@onething/rules';
import type { Cell } from './population-database.js';

/** A column to freeze: its name, which is the fact that it answers, and what it holds. */
export interface FrozenField {
  readonly name: string;
  readonly type: ColumnType;
  /** True where null is a value of its own and not the same as unknown. */
  readonly nullable?: boolean;
  /** Groups another field by its borders; computed when the others are there. */
  readonly bands?: PlanColumn['bands'];
}

type Person = Readonly<Record<string, Value>>;
type Wrong = { readonly zh: string; readonly en: string };

/** Parts the entries of a list while it is on its way into the column store. */
const separator = '\u001f';

/** People as rows of cells, page by page; it stops at the first value that is not of its type, and `wrong` says which. */
export function rowsOf(people: AsyncIterable<Iterable<Person>> | Iterable<Person>, fields: readonly FrozenField[], progress?: (people: number) => void) {
  let wrong: Wrong | undefined;
  let row = 0;
  function* cellsOf(page: Iterable<Person>): Generator<readonly Cell[]> {
    for (const person of page) {
      row += 1;
      if (row % 10_000 === 0) progress?.(row);
      const made: Cell[] = [];
      for (const { name, type, nullable } of fields) {
        const value = person[name];
        if (!fits(value, type)) {
          wrong = { zh: `第 ${row} 人的“${name}”不是应有的类型。`, en: `"${name}" of person ${row} is not of its type.` };
          return;
        }
        made.push(cellOf(value));
        if (nullable) made.push(value !== undefined);
      }
      yield made;
    }
  }
  async function* pages(): AsyncGenerator<Iterable<readonly Cell[]>> {
    if (Symbol.iterator in people) yield cellsOf(people);
    else
      for await (const page of people) {
        yield cellsOf(page);
        if (wrong) return;
      }
  }
  return {
    pages,
    get wrong() {
      return wrong;
    },
  };
}

function fits(value: Value | undefined, type: ColumnType): boolean {
  if (value === undefined || value === null) return true;
  if (type === 'text') return typeof value === 'string';
  if (type === 'texts') return Array.isArray(value) && value.every((item) => typeof item === 'string' && !item.includes(separator));
  if (type === 'boolean') return typeof value === 'boolean';
  if (typeof value !== 'number') return false;

  return type === 'money' ? Number.isSafeInteger(value) : Math.abs(value) < 1e13 && (Number.isInteger(value) || Number(value.toFixed(4)) === value);
}

function cellOf(value: Value | undefined): Cell {
  if (Array.isArray(value)) return value.join(separator);

  return typeof value === 'object' ? null : value;
}
