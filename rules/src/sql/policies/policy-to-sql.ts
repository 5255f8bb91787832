import type { CompiledOutput, CompiledTable } from '../../tables/compile-table.js';
import type { Value } from '../../values.js';
import type { Made } from '../made.js';
import type { RowInSql } from '../rows-to-sql.js';
import type { Scope } from '../scope.js';
import { NotInSql } from '../term.js';

/** What a hit policy makes of rows, as columns. */
export type PolicyToSql = (table: CompiledTable, rows: readonly RowInSql[], scope: Scope) => Made;

/** Outputs of a policy that looks at several rows must be constants; they are compared before the statement is written. */
export function constantsOf(output: CompiledOutput, scope: Scope): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    output.map(({ id, source }) => {
      const value = 'value' in source ? source.value : scope.constantOf(source);
      if (value !== undefined) return [id, value];
      throw new NotInSql({ zh: '这种命中策略的结果须为常量或参数', en: 'with this hit policy outputs must be constants or parameters' });
    }),
  );
}

export function isSame(a: Readonly<Record<string, Value>> | undefined, b: Readonly<Record<string, Value>> | undefined): boolean {
  return a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
