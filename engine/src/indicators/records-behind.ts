import { maskValue, type PersonalKind } from '@onething/forms';
import { done, type Outcome, type Value } from '@onething/rules';
import type { Actor } from '../engine.js';
import type { Counted } from './count-indicator.js';
import type { FoundIndicator, IndicatorParts } from './create-indicators.js';
import type { FigureName, IndicatorRecords } from './indicators.js';
import { figureNotFound } from './refusals.js';

/** The rows behind a figure, personal fields masked as everywhere; who looked at which is kept. */
export async function recordsBehind(
  { release, definition }: FoundIndicator,
  { figures, holder, source }: Counted,
  asked: FigureName,
  by: Actor,
  { store, ids }: Pick<IndicatorParts, 'store' | 'ids'>,
): Promise<Outcome<IndicatorRecords>> {
  const figure = figures.find(
    ({ measure, field, cell }) => measure === asked.measure && field === (asked.field ?? null) && String(cell ?? '') === (asked.cell ?? ''),
  );
  if (!figure) return figureNotFound;
  await store.addReading(by.tenant, {
    id: ids.next(),
    person: by.person,
    package: release.package.manifest.id,
    indicator: definition.id,
    asked,
    records: figure.counted,
  });
  const rows = await store.rows(holder, source, definition.key, figure.keys);
  const fields = Object.entries(definition.row).map(([field, { title, titleEn }]) => ({ field, title, titleEn }));
  const mask = maskOf({ release, definition });
  const cases =
    definition.source?.kind === 'cases'
      ? await store.caseIds(
          by.tenant,
          rows.map((row) => String(row[definition.key])),
        )
      : new Map<string, string>();

  return done({
    fields,
    total: figure.counted,
    items: rows.map((row) => ({
      key: String(row[definition.key]),
      case: cases.get(String(row[definition.key])),
      values: fields.map(({ field }) => mask(field, plain(row[field]))),
    })),
  });
}

function maskOf({ release, definition }: FoundIndicator): (field: string, value: string | number | boolean | null) => string | number | boolean | null {
  const personal = personalFields({ release, definition });
  return (field, value) => {
    const kind = personal.get(field);
    const masked: Value = kind === undefined ? value : maskValue(kind, value);
    return typeof masked === 'object' ? null : masked;
  };
}

function personalFields({ release, definition: { source, row } }: FoundIndicator): ReadonlyMap<string, PersonalKind> {
  const registries = Object.assign({}, ...[...Object.values(release.required), release].map((one) => one.package.registries));
  const joins = new Map((source?.joins ?? []).map(({ as, registry }) => [as, registry]));
  return new Map(
    Object.keys(row).flatMap((field) => {
      const [head = '', ...rest] = (source?.fields?.[field] ?? field).split('.');
      const [registry, own] = joins.has(head) ? [joins.get(head), rest.join('.')] : [source?.registry, [head, ...rest].join('.')];
      const kind: PersonalKind | undefined = registries[registry ?? '']?.fields[own]?.personal;
      return kind === undefined ? [] : [[field, kind] as const];
    }),
  );
}

/** Decimals come from the database as texts; they are shown as they are. */
function plain(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
