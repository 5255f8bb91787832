import { twoPools } from '../../../qa/support/two-pools-package.js';
import type { ReleaseStore } from '../stores/release-store.js';
import { createReleaseLibrary } from './create-release-library.js';

/** Compiling reads the files of a release, so what is counted is how often they are fetched. */
function countingStore(files: ReadonlyMap<string, Uint8Array>) {
  const fetched: string[] = [];
  const store: Pick<ReleaseStore, 'byHash' | 'files'> = {
    byHash: async (tenant, hash) => ({
      ...{ tenant, hash, package: 'two-pools', version: '1.0.0', kind: 'service', title: '报送核查', required: {} },
      ...{ publishedBy: { id: 'publisher', name: '沈括' }, publishedAt: new Date(0) },
    }),
    files: async (tenant, hash) => {
      fetched.push(`${tenant} ${hash}`);
      return files;
    },
  };
  return { store: store as ReleaseStore, fetched };
}

describe('a release', () => {
  it('is read and compiled once a node, whoever asks for its hash and however often', async () => {
    const { store, fetched } = countingStore(twoPools);
    const library = createReleaseLibrary(store, () => 0);
    const [first, beside] = await Promise.all([library.release('r1', '330199'), library.release('r1', '330198')]);
    const again = await library.release('r1', '330199');
    expect(again.compiled).toBe(first.compiled);
    expect(beside.compiled).toBe(first.compiled);
    expect(fetched).toEqual(['330199 r1']);
    await library.release('r2', '330199');
    expect(fetched).toEqual(['330199 r1', '330199 r2']);
  });
});
