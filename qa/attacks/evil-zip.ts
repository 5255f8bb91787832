import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { withHashes } from '../../runtime-api/src/packages/package-hashes.js';
import { readZip } from '../../runtime-api/src/packages/read-zip.js';
import type { EvilZip } from './attack.js';

type Files = Map<string, Uint8Array>;

/** Makes what a stranger would send; `exported` gives a package as the server signs it. */
export async function evilZip(evil: EvilZip, exported: (id: string) => Promise<Uint8Array>): Promise<Uint8Array> {
  if (evil.noise !== undefined) return Buffer.from(evil.noise, 'latin1');

  const files = changed(await filesOf(evil, exported), evil);
  const zip = await packed(files, evil);
  for (const { from, to } of evil.rename ?? []) replaceBytes(zip, from, to);
  if (evil.overlap) pointAtSecond(zip);
  if (evil.understate) understate(zip, evil.understate);
  return zip;
}

async function filesOf({ base, exported: id }: EvilZip, exported: (id: string) => Promise<Uint8Array>): Promise<Files> {
  if (!id) return base ? readFolder(join(process.cwd(), 'examples', base)) : new Map([['manifest.json', Buffer.from('{}')]]);

  const read = await readZip(await exported(id));
  if (!read.ok) throw new Error(`${id} was not exported: ${read.message.en}`);
  return new Map(read.value);
}

function changed(files: Files, { replace = [], remove = [], relist }: EvilZip): Files {
  for (const { file, from, to } of replace) {
    const text = Buffer.from(files.get(file) ?? '').toString('utf8');
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    files.set(file, Buffer.from(from === '' ? to : text.replace(from, () => to)));
  }
  for (const file of [...files.keys()]) if (remove.some((beginning) => file.startsWith(beginning))) files.delete(file);
  if (!relist) return files;

  const signature = files.get('SHA256SUMS.sig');
  files.delete('SHA256SUMS');
  files.delete('SHA256SUMS.sig');
  const listed = new Map(withHashes(files));
  return signature ? listed.set('SHA256SUMS.sig', signature) : listed;
}

async function packed(files: Files, { link, zeros = {}, folders = 0 }: EvilZip): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of files) zip.addBuffer(Buffer.from(bytes), name);
  if (link) zip.addBuffer(Buffer.from('/etc/passwd'), link, { mode: 0o120777 });
  for (const [name, bytes] of Object.entries(zeros)) zip.addBuffer(Buffer.alloc(bytes), name);
  for (let at = 0; at < folders; at += 1) zip.addEmptyDirectory(`forms/${at}`);
  zip.end();
  return buffer(zip.outputStream);
}

function replaceBytes(zip: Buffer, from: string, to: string): void {
  const [wanted, written] = [Buffer.from(from), Buffer.from(to)];
  if (wanted.length !== written.length || !zip.includes(wanted)) throw new Error(`cannot rename ${from} to ${to}`);
  for (let at = zip.indexOf(wanted); at >= 0; at = zip.indexOf(wanted, at + 1)) written.copy(zip, at);
}

const directoryEntry = Buffer.from([0x50, 0x4b, 0x01, 0x02]);

/** APPNOTE 4.3.12: the offset of the local header stands 42 bytes into an entry of the directory. */
function pointAtSecond(zip: Buffer): void {
  const first = zip.indexOf(directoryEntry);
  const second = zip.indexOf(directoryEntry, first + 4);
  zip.writeUInt32LE(zip.readUInt32LE(first + 42), second + 42);
}

/** The unpacked size stands 24 bytes into an entry of the directory, the name 46. */
function understate(zip: Buffer, name: string): void {
  for (let at = zip.indexOf(directoryEntry); at >= 0; at = zip.indexOf(directoryEntry, at + 4)) {
    if (zip.subarray(at + 46, at + 46 + name.length).toString() === name) zip.writeUInt32LE(10, at + 24);
  }
}

/** The files of a package folder, with names as they stand in the package. */
export function readFolder(folder: string): Files {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());

  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path).split(sep).join('/'), new Uint8Array(readFileSync(path))];
    }),
  );
}
