import { readFileSync } from 'node:fs';
import { features, runFeature } from './conformance/betsy.js';
import { casesArePresent } from './conformance/cases.js';
import { notPassed } from './conformance/not-passed.js';
import { expectedOf, probes, runProbe } from './conformance/probes.js';

const floors: Readonly<Record<string, number>> = JSON.parse(readFileSync(new URL('conformance/floor.json', import.meta.url), 'utf8'));

/** `npm run conformance` shows which; here only that none is lost that has once been reached. Needs the cases beside the repository. */
const withCases = casesArePresent ? describe : describe.skip;

withCases('what other people’s cases have shown once still holds', () => {
  it('betsy', async () => {
    const passed = await Promise.all(features.map(async (feature) => (await runFeature(feature)).every(({ got, expected }) => got === expected)));
    expect(passed.filter(Boolean).length).toBeGreaterThanOrEqual(floors.betsy ?? 0);
  });

  it('fails only where a reason is named, and each reason is still needed', async () => {
    const failing: string[] = [];
    for (const feature of features) if (!(await runFeature(feature)).every(({ got, expected }) => got === expected)) failing.push(`betsy ${feature.id}`);
    for (const probe of probes) if (JSON.stringify(await runProbe(probe, 'plain')) !== JSON.stringify(expectedOf(probe))) failing.push(`probes ${probe.id}`);
    expect(failing.sort()).toEqual(Object.keys(notPassed).sort());
  });

  it.each(['plain', 'reload', 'idle'] as const)('probes, %s', async (reload) => {
    const passed = await Promise.all(probes.map(async (probe) => JSON.stringify(await runProbe(probe, reload)) === JSON.stringify(expectedOf(probe))));
    expect(passed.filter(Boolean).length).toBeGreaterThanOrEqual(floors[reload === 'plain' ? 'probes' : `probes-${reload}`] ?? 0);
  });
});

it('the floor names what is held', () => expect(Object.values(floors).every((floor) => floor > 0)).toBe(true));
