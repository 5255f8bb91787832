import type { Actor, Engine } from '@onething/engine';
import { done, type Outcome } from '@onething/rules';
import type { StoredFile } from '../contract/index.js';
import type { RawContent } from '../route/bodies/raw-body.js';
import type { Downloaded } from '../route/outputs/download.js';

/** Keeps an upload; the engine checks that it is what it says it is. */
export function saveFile(engine: Engine, name: string, { type, bytes }: RawContent, actor: Actor): Promise<Outcome<StoredFile>> {
  return engine.files.save({ name, declaredType: type, bytes }, actor);
}

/** An upload, to be saved under its own name. */
export async function readFile(engine: Engine, id: string, actor: Actor): Promise<Outcome<Downloaded>> {
  const file = await engine.files.read(id, actor);

  return file.ok ? done({ bytes: file.value.bytes, fileName: file.value.name, type: file.value.type }) : file;
}
