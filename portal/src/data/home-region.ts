import type { Region, Session } from '@onething/runtime-api/client';

/** Where a person applies: the place chosen on this device, else the county that she works in or that issued her ID card, else any county. */
export function homeRegion(regions: readonly Region[], chosen: string | null, { tenant, person }: Session): Region | undefined {
  const counties = regions.filter(({ level }) => level === 'county');
  const issuer = person?.idNoMasked?.slice(0, 6);

  return (
    regions.find(({ code }) => code === chosen) ??
    counties.find(({ code }) => code === tenant) ??
    counties.find(({ code }) => code === issuer) ??
    counties[0] ??
    regions[0]
  );
}
