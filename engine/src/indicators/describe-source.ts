import { formatInstant } from '@onething/rules';
import type { Actor } from '../engine.js';
import type { IndicatorStore, SourceFreshness } from '../stores/indicator-store.js';
import type { FoundIndicator } from './create-indicators.js';
import type { IndicatorReport } from './indicators.js';

/** How fresh each source is that the figures were counted from. */
export async function describeSource(
  { release, definition: { source } }: FoundIndicator,
  holder: string,
  by: Actor,
  store: Pick<IndicatorStore, 'registryFreshness' | 'caseFreshness'>,
): Promise<IndicatorReport['freshness']> {
  const { id, title, titleEn } = release.package.manifest;
  if (source?.kind !== 'registry')
    return [{ title: `${title} · 办件`, titleEn: `${titleEn ?? title}: cases`, ...told(await store.caseFreshness(by.tenant, id)) }];

  const packages = [release, ...Object.values(release.required)].map((one) => one.package);
  const named = new Set([source.registry ?? '', ...(source.joins ?? []).map(({ registry }) => registry)]);
  return Promise.all(
    [...named].map(async (registry) => {
      const definition = packages.map(({ registries }) => registries[registry]).find((one) => one !== undefined);
      return { title: definition?.title ?? registry, titleEn: definition?.titleEn, ...told(await store.registryFreshness(holder, registry)) };
    }),
  );
}

function told({ records, latest }: SourceFreshness) {
  return { records, ...(latest && { latest: formatInstant(latest.getTime()) }) };
}
