import { features, runFeature } from './betsy.js';
import { absent, casesArePresent, readCase } from './cases.js';
import { drive } from './drive.js';
import { censusOf, findingsOf, government, miwg, roundTrip } from './models.js';
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

  describe('government', () => {
    it.each([...government])('%s', async (path) => {
      await saysWhatItFinds(path);
      expect(await drive(readCase(path))).toEqual({ end: 'ended', why: [] });
    });
  });

  describe('miwg', () => {
    it.each([...miwg])('%s', async (path) => {
      await saysWhatItFinds(path);
      const xml = readCase(path);
      expect(censusOf(await roundTrip(xml))).toEqual(censusOf(xml));
    });
  });
}

async function saysWhatItFinds(path: string): Promise<void> {
  for (const finding of await findingsOf(path)) {
    expect(finding.place).not.toBe('');
    expect(finding.zh).not.toBe('');
  }
}
