import { done, type Outcome, refused } from '@onething/rules';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { problemOfReading, problemsOfEntries } from './zip-entries.js';

export type PackageFiles = ReadonlyMap<string, Uint8Array>;

const maxEntries = 2000;
const maxUnpacked = 50 * 1024 * 1024;

/** Unpacks a package in memory. Nothing is ever written to disk, and no name may point out of the package. */
export async function readZip(bytes: Uint8Array): Promise<Outcome<PackageFiles>> {
  try {
    // The count of the directory is held to: yauzl reads no entry beyond it.
    const zip = await fromBufferPromise(Buffer.from(bytes), {
      lazyEntries: true,
      autoClose: false,
      strictFileNames: true,
      validateEntrySizes: true,
      decodeStrings: true,
    });

    return await readEntries(zip);
  } catch (error) {
    return refused('ZIP_INVALID', sentence, [problemOfReading(error instanceof Error ? error.message : 'unreadable')]);
  }
}

async function readEntries(zip: ZipFile): Promise<Outcome<PackageFiles>> {
  if (zip.entryCount > maxEntries) return tooManyFiles;
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  if (entries.reduce((bytes, entry) => bytes + entry.uncompressedSize, 0) > maxUnpacked) return tooLarge;
  const problems = problemsOfEntries(entries);
  if (problems.length > 0) return refused('ZIP_INVALID', sentence, problems);

  const files = new Map<string, Uint8Array>();
  for (const entry of entries) if (!entry.fileName.endsWith('/')) files.set(entry.fileName.normalize('NFC'), await contentOf(zip, entry));
  return done(withoutOuterFolder(files));
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);

  return Buffer.concat(chunks);
}

/** A folder that was zipped as a whole is unpacked to its contents. */
function withoutOuterFolder(files: Map<string, Uint8Array>): PackageFiles {
  const outer = [...files.keys()].find((name) => /^[^/]+\/manifest\.json$/.test(name))?.replace('manifest.json', '');
  if (files.has('manifest.json') || !outer || ![...files.keys()].every((name) => name.startsWith(outer))) return files;

  return new Map([...files].map(([name, content]) => [name.slice(outer.length), content]));
}

const sentence = { zh: '压缩包不能接受，请检查列出的文件。', en: 'The zip is not accepted. Please check the entries that are listed.' };

const tooManyFiles = refused('ZIP_TOO_LARGE', {
  zh: `压缩包里的文件太多：最多 ${maxEntries} 个。`,
  en: `Too many entries in the zip: at most ${maxEntries}.`,
});

const tooLarge = refused('ZIP_TOO_LARGE', {
  zh: `压缩包解开后太大：最多 ${maxUnpacked / 1024 / 1024} MB。`,
  en: `The zip unpacks to too much: at most ${maxUnpacked / 1024 / 1024} MB.`,
});
