import { createHash } from 'node:crypto';
import { packageHash } from '@onething/processes';

/** The name of a release: its files together with the releases that it is pinned to, so that a new library makes a new release. */
export async function releaseHash(files: ReadonlyMap<string, Uint8Array>, required: Readonly<Record<string, string>>): Promise<string> {
  const content = await packageHash(files, async (bytes) => sha256(bytes));
  const pins = Object.entries(required).sort(([one], [other]) => (one < other ? -1 : 1));
  return pins.length === 0 ? content : sha256([content, ...pins.map(([id, hash]) => `${hash}  ${id}`)].join('\n'));
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
