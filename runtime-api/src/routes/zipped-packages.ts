import type { Actor, Engine } from '@onething/engine';
import { done, type Outcome } from '@onething/rules';
import type { PackageDraft, ProposalMade } from '../contract/index.js';
import { readSharedZip, withHashes, withSignature } from '../packages/package-hashes.js';
import { writeZip } from '../packages/write-zip.js';
import type { Downloaded } from '../route/outputs/download.js';
import type { Sent } from '../route/outputs/output.js';

/** Unpacks a zip of one's own and puts it before a second person. */
export async function proposePackage(engine: Engine, zip: Uint8Array, note: string, actor: Actor): Promise<Outcome<Sent<ProposalMade>>> {
  const shared = await readSharedZip(zip);
  if (!shared.ok) return shared;

  const made = await engine.authoring.proposeFiles(shared.value.files, note, actor);
  return made.ok ? done({ ...made.value }) : made;
}

/** The files of a release as they were published, packed with their hashes and signed by the tenant. */
export async function exportPackage(engine: Engine, id: string, actor: Actor): Promise<Outcome<Downloaded>> {
  const files = await engine.releases.files(id, actor);
  if (!files.ok) return files;

  const signed = await withSignature(withHashes(files.value), (list) => engine.sharing.sign(list, actor));
  return done({ bytes: await writeZip(signed), fileName: `${id}.zip`, type: 'application/zip' });
}

/** Unpacks a zip, holds hashes and signature against it, and takes it into quarantine. */
export async function importZip(engine: Engine, zip: Uint8Array, actor: Actor): Promise<Outcome<Sent<PackageDraft>>> {
  const shared = await readSharedZip(zip);
  if (!shared.ok) return shared;

  const taken = await engine.authoring.importPackage(shared.value.files, actor, shared.value.signer);
  return taken.ok ? done({ ...taken.value }) : taken;
}
