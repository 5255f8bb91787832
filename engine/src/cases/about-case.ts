import type { Facts } from '@onething/rules';
import type { Actor } from '../engine.js';
import { rootVariables } from '../runtime/step-rows-of.js';
import type { RuntimeParts } from '../runtime-parts.js';
import type { CaseStore } from '../stores/case-store.js';
import { readCase } from './create-cases.js';

/** What a form about an earlier case may read of it. */
export interface AboutCase extends Facts {
  readonly id: string;
  /** `package/matter`. */
  readonly matter: string;
}

/** A case that is closed and that this person may read; nothing otherwise. */
export async function aboutCase(cases: CaseStore, parts: RuntimeParts, id: string, by: Actor): Promise<AboutCase | undefined> {
  const read = await readCase(cases, parts, id, by);
  if (!read.ok || read.value.file.state !== 'completed') return undefined;

  const { file, story } = read.value;
  const { number, matter, title, outcome, values, applicant, applicant_name: name } = file;
  return { id, number, matter, title, outcome, values, applicant: { id: applicant, name }, variables: rootVariables(story.state) };
}
