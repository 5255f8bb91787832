import type { HitPolicyCode } from '../decisions/definition.js';
import type { CompiledTable } from '../tables/compile-table.js';
import type { Made } from './made.js';
import { aggregated } from './policies/aggregated.js';
import { agreed, only } from './policies/agreed.js';
import { collected } from './policies/collected.js';
import { first, ranked } from './policies/first.js';
import type { PolicyToSql } from './policies/policy-to-sql.js';
import { rowsToSql } from './rows-to-sql.js';
import type { Scope } from './scope.js';

const policies: Readonly<Record<HitPolicyCode, PolicyToSql>> = {
  U: only,
  A: agreed,
  F: first,
  P: ranked,
  C: collected,
  R: collected,
  O: collected,
  'C+': aggregated,
  'C<': aggregated,
  'C>': aggregated,
  'C#': aggregated,
};

/** A decision table as columns, whatever its hit policy. */
export function tableToSql(table: CompiledTable, scope: Scope): Made {
  return policies[table.definition.hitPolicy](table, rowsToSql(table, scope), scope);
}
