import type { Actor, Engine } from '@onething/engine';
import { done, type Outcome } from '@onething/rules';
import type { PackageDraft, PublishResult } from '../contract/index.js';
import { readPackageZip, withHashes } from '../packages/package-hashes.js';
import { writeZip } from '../packages/write-zip.js';
import type { Downloaded } from '../route/outputs/download.js';
import type { Sent } from '../route/outputs/output.js';

/** Unpacks a zip and publishes it. */
export async function publishPackage(engine: Engine, zip: Uint8Array, actor: Actor): Promise<Outcome<Sent<PublishResult>>> {
  const files = await readPackageZip(zip);

  return files.ok ? engine.releases.publish(files.value, actor) : files;
}

/** The files of a release as they were published, packed. */
export async function exportPackage(engine: Engine, id: string, actor: Actor): Promise<Outcome<Downloaded>> {
  const files = await engine.releases.files(id, actor);
  if (!files.ok) return files;

  return done({ bytes: await writeZip(withHashes(files.value)), fileName: `${id}.zip`, type: 'application/zip' });
}

/** Unpacks a zip and takes it into quarantine. */
export async function importZip(engine: Engine, zip: Uint8Array, actor: Actor): Promise<Outcome<Sent<PackageDraft>>> {
  const files = await readPackageZip(zip);
  if (!files.ok) return files;

  const taken = await engine.authoring.importPackage(files.value, actor);
  return taken.ok ? done({ ...taken.value }) : taken;
}
