import { smallPackageWith } from '../testing/small-package.js';
import { packageHash } from './package-hash.js';

/** Enough of a hash to see what goes into it. */
const readable = async (bytes: Uint8Array): Promise<string> =>
  `<${new TextDecoder().decode(bytes).length}:${[...bytes].reduce((sum, byte) => (sum * 31 + byte) % 1_000_003, 7)}>`;

describe('the hash of a package', () => {
  it('does not depend on the order of the files', async () => {
    const files = smallPackageWith();
    expect(await packageHash(new Map([...files].reverse()), readable)).toBe(await packageHash(files, readable));
  });

  it('changes with a byte, a name or a file', async () => {
    const names = [{}, { 'README.md': 'a' }, { 'README.md': 'b' }, { 'README2.md': 'a' }].map((change) => packageHash(smallPackageWith(change), readable));
    expect(new Set(await Promise.all(names)).size).toBe(4);
  });
});
