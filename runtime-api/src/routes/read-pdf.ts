import type { Actor, Engine } from '@onething/engine';
import { done, type Outcome } from '@onething/rules';
import type { Downloaded } from '../route/outputs/download.js';

/** The sealed PDF as a file. */
export async function readPdf(engine: Engine, id: string, actor: Actor): Promise<Outcome<Downloaded>> {
  const pdf = await engine.documents.pdf(id, actor);

  return pdf.ok ? done({ ...pdf.value, type: 'application/pdf' }) : pdf;
}
