import type { Actor, Engine } from '@onething/engine';
import { done, type Outcome } from '@onething/rules';
import type { PublishResult } from '../contract/index.js';
import { readZip } from '../packages/read-zip.js';
import { writeZip } from '../packages/write-zip.js';
import type { Downloaded } from '../route/outputs/download.js';
import type { Sent } from '../route/outputs/output.js';

/** Unpacks a zip and publishes it. */
export async function publishPackage(engine: Engine, zip: Uint8Array, actor: Actor): Promise<Outcome<Sent<PublishResult>>> {
  const files = await readZip(zip);

  return files.ok ? engine.releases.publish(files.value, actor) : files;
}

/** The files of a release as they were published, packed. */
export async function exportPackage(engine: Engine, id: string, actor: Actor): Promise<Outcome<Downloaded>> {
  const files = await engine.releases.files(id, actor);
  if (!files.ok) return files;

  return done({ bytes: await writeZip(files.value), fileName: `${id}.zip`, type: 'application/zip' });
}
