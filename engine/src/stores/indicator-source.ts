import type { FactType, IndicatorDefinition, IndicatorJoin, IndicatorSource } from '@onething/rules';
import { quoted } from '@onething/rules/sql';

/** The month of `source.day`, beside the fields of a row. */
export const monthField = '$month';

/** Whose rows are counted, of which package, on which civil day. */
interface Counting {
  readonly holder: string;
  readonly packageId: string;
  readonly today: string;
}

/** The rows of an indicator as a derived table of PostgreSQL; every name comes from a checked package, and is quoted all the same. */
export function indicatorSource({ holder, packageId, today }: Counting, { row, source }: IndicatorDefinition): string {
  if (!source) throw new Error('an indicator without a source has no rows');
  const place = source.kind === 'registry' ? placeInRegistry(source) : placeInCase;
  const columns = Object.entries(row).map(([field, { type }]) => ({ field, sql: place(source.fields?.[field] ?? field, type) }));
  const day = columns.find(({ field }) => field === source.day);
  const month = day ? [{ field: monthField, sql: `substr(${day.sql}, 1, 7)` }] : [];
  const picked = [...columns, ...month].map(({ field, sql }) => `${sql} AS ${quoted(field)}`).join(', ');

  return `(SELECT ${picked} FROM ${source.kind === 'registry' ? recordsOf({ holder, today }, source) : casesOf(packageId, source)}) AS counted_rows`;
}

function recordsOf({ holder, today }: Pick<Counting, 'holder' | 'today'>, { registry = '', joins = [] }: IndicatorSource): string {
  const base = `(SELECT data FROM registry_record WHERE tenant = ${literal(holder)} AND registry = ${literal(registry)}) AS base`;
  return [base, ...joins.map((join) => `LEFT JOIN ${joined({ holder, today }, join)}`)].join(' ');
}

/** One record where several fit, so that a row is counted once. */
function joined({ holder, today }: Pick<Counting, 'holder' | 'today'>, { as, registry, on, where = {}, validTo }: IndicatorJoin): string {
  const fields = Object.keys(on).map((field) => `j.data->>${literal(field)}`);
  const conditions = Object.entries(where).map(([field, value]) => ` AND j.data->>${literal(field)} = ${literal(value)}`);
  const end = validTo === undefined ? undefined : `j.data->>${literal(validTo)}`;
  const valid = end === undefined ? '' : ` AND (${end} IS NULL OR ${end} >= ${literal(today)})`;
  const one = `SELECT DISTINCT ON (${fields.join(', ')}) j.data FROM registry_record j WHERE j.tenant = ${literal(holder)} AND j.registry = ${literal(registry)}${conditions.join('')}${valid} ORDER BY ${fields.join(', ')}, j.key`;
  const equal = Object.entries(on).map(([field, own]) => `${quoted(as)}.data->>${literal(field)} = base.data->>${literal(own)}`);

  return `(${one}) AS ${quoted(as)} ON ${equal.join(' AND ')}`;
}

function placeInRegistry({ joins = [] }: IndicatorSource) {
  return (path: string, type: FactType): string => {
    const [head = '', ...rest] = path.split('.');
    const isJoin = joins.some(({ as }) => as === head);
    if (isJoin && rest.length === 0) return `(${quoted(head)}.data IS NOT NULL)`;

    return typed(isJoin ? `${quoted(head)}.data->${literal(rest.join('.'))}` : `base.data->${literal(path)}`, type);
  };
}

function casesOf(packageId: string, { matters = [] }: IndicatorSource): string {
  const named = matters.length > 0 ? ` AND matter IN (${matters.map((matter) => literal(`${packageId}/${matter}`)).join(', ')})` : '';
  return `(SELECT * FROM case_file WHERE package = ${literal(packageId)}${named}) AS base`;
}

const day = (instant: string) => `to_char(${instant} AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')`;
/** What is known of every case without its form. */
export const caseFields: Readonly<Record<string, string>> = {
  number: 'base.number',
  matter: `split_part(base.matter, '/', 2)`,
  title: 'base.title',
  county: 'base.region_name',
  state: 'base.state',
  outcome: 'base.outcome',
  openedOn: day('base.opened_at'),
  closedOn: day('base.closed_at'),
  dueOn: `(base.due->>'date')`,
  days: `CAST(CAST(${day('base.closed_at')} AS date) - CAST(${day('base.opened_at')} AS date) AS numeric)`,
};

function placeInCase(path: string, type: FactType): string {
  const [head, ...rest] = path.split('.');
  if (head === 'values') return typed(`CAST(base."values" AS jsonb)->${literal(rest.join('.'))}`, type);

  return caseFields[path] ?? 'CAST(NULL AS VARCHAR)';
}

/** What is of another type than declared counts as missing. */
function typed(json: string, type: FactType): string {
  if (type === 'number' || type === 'money') return `CASE WHEN jsonb_typeof(${json}) = 'number' THEN CAST((${json})#>>'{}' AS numeric) END`;
  if (type === 'boolean') return `CASE WHEN jsonb_typeof(${json}) = 'boolean' THEN CAST((${json})#>>'{}' AS boolean) END`;

  return `((${json})#>>'{}')`;
}

/** Signs that mean something to whoever fills in the bindings are written as characters. */
function literal(text: string): string {
  const escaped = `'${text.replaceAll("'", "''")}'`.replace(/[:?$]/g, (sign) => `'||chr(${sign.charCodeAt(0)})||'`);
  return escaped.includes('||chr(') ? `(${escaped})` : escaped;
}
