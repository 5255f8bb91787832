import type { Actor, Engine } from '@onething/engine';
import { done, type Outcome } from '@onething/rules';
import type { Downloaded } from '../route/outputs/download.js';

/** The file of a pay list for the bank. */
export async function readPayFile(engine: Engine, number: string, actor: Actor): Promise<Outcome<Downloaded>> {
  const file = await engine.payments.exportFile(number, actor);

  return file.ok ? done({ ...file.value, type: 'text/csv; charset=utf-8' }) : file;
}
