import { done, type Outcome, type Problem, refused } from '@onething/rules';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

export type PackageFiles = ReadonlyMap<string, Uint8Array>;

const maxEntries = 2000;
const maxUnpacked = 50 * 1024 * 1024;
/** Text packs to a fifth; a hundredfold is an attack. Small files may pack better by chance. */
const maxRatio = 100;
const smallFile = 64 * 1024;

/** Unpacks a package in memory. Nothing is ever written to disk, and no name may point out of the package. */
export async function readZip(bytes: Uint8Array): Promise<Outcome<PackageFiles>> {
  try {
    // The count of the directory is held to: yauzl reads no entry beyond it.
    const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, strictFileNames: true, validateEntrySizes: true, decodeStrings: true });

    return await readEntries(zip);
  } catch (error) {
    return broken(error instanceof Error ? error.message : 'unreadable');
  }
}

async function readEntries(zip: ZipFile): Promise<Outcome<PackageFiles>> {
  const files = new Map<string, Uint8Array>();
  const seen = new Set<string>();
  let unpacked = 0;
  if (zip.entryCount > maxEntries) return tooLarge;
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize;
    if (unpacked > maxUnpacked) return tooLarge;
    const problem = problemOf(entry, seen);
    if (problem) return refused('ZIP_INVALID', sentence, [problem]);
    seen.add(foldedName(entry));
    if (!entry.fileName.endsWith('/')) files.set(entry.fileName.normalize('NFC'), await contentOf(zip, entry));
  }

  return done(withoutOuterFolder(files));
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);

  return Buffer.concat(chunks);
}

function problemOf(entry: Entry, seen: ReadonlySet<string>): Problem | undefined {
  const at = (zh: string, en: string): Problem => ({ code: 'ZIP_ENTRY_REFUSED', place: entry.fileName.slice(0, 200), message: { zh, en } });
  if (entry.isEncrypted()) return at('压缩包内的文件不能加密。', 'Encrypted entries are not accepted.');
  if (isLink(entry)) return at('压缩包内不能有符号链接。', 'Symbolic links are not accepted.');
  if (/\.(zip|jar|gz|tgz|7z|rar|tar)$/i.test(entry.fileName)) return at('压缩包内不能再有压缩包。', 'An archive inside the archive is not accepted.');
  if (seen.has(foldedName(entry))) return at('两个文件名只有大小写或写法不同。', 'Two names differ in case or writing only.');
  if (entry.uncompressedSize > smallFile && entry.uncompressedSize > entry.compressedSize * maxRatio)
    return at('压缩比异常，疑似压缩炸弹。', 'It unpacks to far more than a package needs.');

  return undefined;
}

/** The upper half of the attributes is the Unix mode of the entry. */
function isLink(entry: Entry): boolean {
  return ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}

function foldedName(entry: Entry): string {
  return entry.fileName.normalize('NFKC').toLowerCase();
}

/** A folder that was zipped as a whole is unpacked to its contents. */
function withoutOuterFolder(files: Map<string, Uint8Array>): PackageFiles {
  const outer = [...files.keys()].find((name) => /^[^/]+\/manifest\.json$/.test(name))?.replace('manifest.json', '');
  if (files.has('manifest.json') || !outer || ![...files.keys()].every((name) => name.startsWith(outer))) return files;

  return new Map([...files].map(([name, content]) => [name.slice(outer.length), content]));
}

const sentence = { zh: '压缩包不能接受，请检查列出的文件。', en: 'The zip is not accepted. Please check the entries that are listed.' };

const tooLarge = refused('ZIP_TOO_LARGE', {
  zh: `压缩包解开后不能超过 ${maxEntries} 个文件、50 MB。`,
  en: `A package may unpack to ${maxEntries} files and 50 MB at most.`,
});

function broken(reason: string) {
  const place = reason.slice(0, 200);

  return refused('ZIP_INVALID', sentence, [
    {
      code: 'ZIP_UNREADABLE',
      place,
      message: { zh: '不是完整有效的 zip 文件，或含有不安全的文件名。', en: 'Not a sound zip file, or an unsafe file name in it.' },
    },
  ]);
}
