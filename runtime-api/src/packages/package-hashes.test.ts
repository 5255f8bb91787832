import { readPackageZip, withHashes } from './package-hashes.js';
import { writeZip } from './write-zip.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const files = new Map([
  ['manifest.json', bytes('{"id":"x"}')],
  ['forms/apply.json', bytes('{}')],
]);

describe('a package on its way', () => {
  it('arrives as it was sent, without the list', async () => {
    const read = await readPackageZip(await writeZip(withHashes(files)));
    expect(read.ok && [...read.value.keys()].sort()).toEqual(['forms/apply.json', 'manifest.json']);
  });

  it.each([
    ['was changed', new Map([...withHashes(files), ['forms/apply.json', bytes('{ }')]])],
    ['was added', new Map([...withHashes(files), ['forms/more.json', bytes('{}')]])],
    ['was taken away', new Map([...withHashes(files)].filter(([path]) => path !== 'forms/apply.json'))],
  ])('is refused when a file %s, and the file is named', async (_, tampered) => {
    const read = await readPackageZip(await writeZip(tampered));
    expect(read).toMatchObject({ ok: false, code: 'HASH_MISMATCH', problems: [{ place: expect.stringMatching(/^forms\//) }] });
  });

  it('may come without a list, as a folder that somebody zipped', async () => {
    expect(await readPackageZip(await writeZip(files))).toMatchObject({ ok: true });
  });
});
