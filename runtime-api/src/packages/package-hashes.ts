import { createHash } from 'node:crypto';
import { done, type Outcome, type Problem, refused } from '@onething/rules';
import { readSignature, type Signer, writeSignature } from './package-signature.js';
import { type PackageFiles, readZip } from './read-zip.js';

/** Name of the list inside a shared zip; it is as `sha256sum` writes it, so that anybody can check a package without us. */
const listName = 'SHA256SUMS';
/** The signature over the list. */
const signatureName = 'SHA256SUMS.sig';

/** A package as it was shared. */
export interface SharedPackage {
  readonly files: PackageFiles;
  /** Whose signature holds; absent for a package that is not signed. */
  readonly signer?: Signer;
}

/** The files with a list of their hashes beside them. */
export function withHashes(files: PackageFiles): PackageFiles {
  const lines = [...files].sort(([one], [other]) => (one < other ? -1 : 1)).map(([path, bytes]) => `${sha256(bytes)}  ${path}`);
  return new Map([...files, [listName, new TextEncoder().encode(`${lines.join('\n')}\n`)]]);
}

/** The same with a signature over the list. */
export async function withSignature(files: PackageFiles, sign: Parameters<typeof writeSignature>[1]): Promise<PackageFiles> {
  const list = files.get(listName);
  return list ? new Map([...files, [signatureName, await writeSignature(list, sign)]]) : files;
}

/** Unpacks a package and holds it against its list and signature; gives the files alone. */
export async function readPackageZip(bytes: Uint8Array): Promise<Outcome<PackageFiles>> {
  const shared = await readSharedZip(bytes);
  return shared.ok ? done(shared.value.files) : shared;
}

/**
 * Unpacks a package and holds every file against the list, where the zip has one, and the list against the signature, where
 * it has one. `HASH_MISMATCH` names each file that differs, is missing or was added; `SIGNATURE_FALSE`.
 */
export async function readSharedZip(bytes: Uint8Array): Promise<Outcome<SharedPackage>> {
  const unpacked = await readZip(bytes);
  if (!unpacked.ok) return unpacked;

  const { [listName]: list, [signatureName]: signature, ...rest } = Object.fromEntries(unpacked.value);
  const files = new Map(Object.entries(rest));
  const signer = signature ? readSignature(signature, list) : done(undefined);
  if (!signer.ok) return signer;
  const problems = list ? problemsOf(files, new TextDecoder().decode(list)) : [];
  return problems.length === 0 ? done({ files, signer: signer.value }) : refused('HASH_MISMATCH', sentence, problems);
}

function problemsOf(files: PackageFiles, list: string): Problem[] {
  const stated = new Map(list.split(/\r?\n/).flatMap((line) => (line === '' ? [] : [[line.slice(66), line.slice(0, 64)] as const])));
  const changed = [...stated].flatMap(([path, hash]) => {
    const bytes = files.get(path);
    if (!bytes) return [problem(path, '清单里有这个文件，压缩包里没有', 'It is in the list and not in the zip')];
    return sha256(bytes) === hash ? [] : [problem(path, '内容与清单的摘要不一致', 'Its content is not what the list says')];
  });
  const added = [...files.keys()].filter((path) => !stated.has(path)).map((path) => problem(path, '清单里没有这个文件', 'It is not in the list'));
  return [...changed, ...added];
}

function problem(place: string, zh: string, en: string): Problem {
  return { code: 'HASH_MISMATCH', place: place.slice(0, 200), message: { zh, en } };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const sentence = {
  zh: '事项包在传送途中被改动过：有文件与摘要清单不一致。请向提供方重新索取。',
  en: 'The package was changed on its way: files differ from the list of hashes. Ask for it again.',
};
