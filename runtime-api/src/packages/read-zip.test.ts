import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { readZip } from './read-zip.js';
import { writeZip } from './write-zip.js';

const text = (content: string) => new TextEncoder().encode(content);

describe('a zipped package', () => {
  it('comes back as it was packed, and equal content is equal bytes', async () => {
    const files = new Map([
      ['manifest.json', text('{}')],
      ['forms/申请.json', text('{"a":1}')],
    ]);
    const zip = await writeZip(files);
    const read = await readZip(zip);

    expect(read.ok && [...read.value].map(([name, content]) => [name, new TextDecoder().decode(content)])).toEqual([
      ['forms/申请.json', '{"a":1}'],
      ['manifest.json', '{}'],
    ]);
    expect(Buffer.from(await writeZip(new Map([...files].reverse()))).equals(Buffer.from(zip))).toBe(true);
  });

  it('may have been zipped with its folder', async () => {
    const read = await readZip(
      await writeZip(
        new Map([
          ['student-aid/manifest.json', text('{}')],
          ['student-aid/forms/apply.json', text('{}')],
        ]),
      ),
    );

    expect(read.ok && [...read.value.keys()]).toEqual(['forms/apply.json', 'manifest.json']);
  });
});

describe('a zip from a stranger is refused', () => {
  it.each([
    ['a name that climbs out', 'aa/aa/etc/passwd', '../../etc/passwd'],
    ['an absolute name', 'xetc/passwd', '/etc/passwd'],
    ['a drive letter', 'CC/windows', 'C:/windows'],
    ['a backslash', 'forms/a.json', 'forms\\a.json'],
  ])('%s', async (_title, harmless, evil) => {
    const zip = Buffer.from(await writeZip(new Map([[harmless, text('{}')]])));
    const renamed = Buffer.from(zip.toString('latin1').replaceAll(harmless, evil), 'latin1');

    expect(await readZip(renamed)).toMatchObject({ ok: false, code: 'ZIP_INVALID' });
  });

  it('two names that a file system would not tell apart', async () => {
    const zip = await writeZip(
      new Map([
        ['forms/Apply.json', text('{}')],
        ['forms/apply.json', text('{}')],
      ]),
    );

    expect(await readZip(zip)).toMatchObject({ ok: false, problems: [{ code: 'ZIP_ENTRY_REFUSED', place: 'forms/apply.json' }] });
  });

  it('a symbolic link', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('/etc/passwd'), 'forms/apply.json', { mode: 0o120777 });
    zip.end();

    expect(await readZip(await buffer(zip.outputStream))).toMatchObject({ ok: false, code: 'ZIP_INVALID' });
  });

  it('an archive inside', async () => {
    expect(await readZip(await writeZip(new Map([['more.zip', text('')]])))).toMatchObject({ ok: false, code: 'ZIP_INVALID' });
  });

  it('a bomb, without unpacking it', async () => {
    const zip = await writeZip(new Map([['forms/apply.json', new Uint8Array(40 * 1024 * 1024)]]));
    const before = process.memoryUsage().rss;

    expect(await readZip(zip)).toMatchObject({ ok: false, problems: [{ place: 'forms/apply.json' }] });
    expect(process.memoryUsage().rss - before).toBeLessThan(30 * 1024 * 1024);
  });

  it('too many entries', async () => {
    const zip = new ZipFile();
    for (let at = 0; at <= 2000; at += 1) zip.addEmptyDirectory(`forms/${at}`);
    zip.end();

    expect(await readZip(await buffer(zip.outputStream))).toMatchObject({ ok: false, code: 'ZIP_TOO_LARGE' });
  });

  it.each([
    ['nothing', ''],
    ['noise', 'PK\u0003\u0004 but not really'],
  ])('%s', async (_title, content) => {
    expect(await readZip(text(content))).toMatchObject({ ok: false, code: 'ZIP_INVALID' });
  });
});
