import type { Knex } from 'knex';
import type { PortKind } from '../authoring/local-settings.js';

/** Who changes a binding. */
export interface Hand {
  readonly id: string;
  readonly name: string;
}

/** What answers for a port from now on: as the program reads it, and as people do. */
export interface BindingToKeep {
  readonly package: string;
  readonly kind: PortKind;
  readonly port: string;
  readonly target: object;
  readonly name: string;
}

/** Writes a binding of the tenant with its line in the history, and gives what answered before. The same again changes nothing. */
export async function keepBinding(
  t: Knex.Transaction,
  tenant: string,
  binding: BindingToKeep,
  by: Hand,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { package: owner, kind, port, target, name } = binding;
  const place = { tenant, package: owner, kind, port };
  const before = await t<Row>('port_binding').where(place).forUpdate().first('target', 'name');
  const row = { ...place, target: JSON.stringify(target), name };
  const kept = await t('port_binding')
    .insert(row)
    .onConflict(['tenant', 'package', 'kind', 'port'])
    .merge()
    .whereRaw('(port_binding.target, port_binding.name) is distinct from (excluded.target, excluded.name)')
    .returning('port');
  if (kept.length === 0) return before?.target;

  await t('port_binding_change').insert({
    ...{ ...place, id: t.raw('gen_random_uuid()'), before: before && (before.name ?? wordsOf(before.target)), after: name },
    ...{ changed_by: by.id, changed_by_name: by.name, changed_at: t.raw('onething_now()') },
  });
  return before?.target;
}

interface Row {
  readonly tenant: string;
  readonly package: string;
  readonly kind: PortKind;
  readonly port: string;
  readonly target: Readonly<Record<string, unknown>>;
  readonly name: string | null;
}

/** A binding of the time before names were kept. */
function wordsOf(target: Row['target']): string {
  return Object.values(target).filter((value) => typeof value === 'string')[0] ?? '—';
}
