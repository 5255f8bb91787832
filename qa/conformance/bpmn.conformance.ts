import { features, runFeature } from './betsy.js';
import { absent, casesArePresent } from './cases.js';
import { findingsOf, government, miwg } from './models.js';
import { expectedOf, probes, runProbe } from './probes.js';

describe('own', () => {
  it('knows where the cases would lie', () => {
    if (!casesArePresent) console.warn(absent);
    expect(features.length > 0).toBe(casesArePresent);
  });
});

// A table without rows would be an error of the test, not of the cases.
if (casesArePresent) {
  describe('betsy', () => {
    it.each(features.map((feature) => [feature.id, feature] as const))('%s', async (_id, feature) => {
      for (const { got, expected } of await runFeature(feature)) expect(got).toBe(expected);
    });
  });

  describe.each([
    ['probes', 'plain'],
    ['probes-reload', 'reload'],
    ['probes-idle', 'idle'],
  ] as const)('%s', (_suite, reload) => {
    it.each(probes.map((probe) => [probe.id, probe] as const))('%s', async (_id, probe) => {
      expect(await runProbe(probe, reload)).toEqual(expectedOf(probe));
    });
  });

  describe.each([
    ['government', government],
    ['miwg', miwg],
  ] as const)('%s', (_suite, models) => {
    it.each([...models])('%s', async (path) => {
      for (const finding of await findingsOf(path)) {
        expect(finding.place).not.toBe('');
        expect(finding.zh).not.toBe('');
      }
    });
  });
}
