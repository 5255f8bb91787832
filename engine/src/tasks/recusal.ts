import { type InstanceState, type Matter, mustRecuse } from '@onething/processes';
import type { Facts } from '@onething/rules';
import type { ReadCase } from '../cases/create-cases.js';
import type { Actor } from '../engine.js';
import type { CompiledRelease } from '../releases/release-library.js';
import type { LoadedStep } from '../stores/step-store.js';

/** What a case knows, as far as it tells whom it concerns. */
export interface CaseAbout {
  /** `package/matter`. */
  readonly matter: string;
  readonly facts: readonly Facts[];
}

/** Whether a case is about the person who would do work of it. */
export function concernsDoer(release: CompiledRelease, { matter: id, facts }: CaseAbout, { person, idNo }: Actor): boolean {
  const matter = matterOf(release, id);
  return matter !== undefined && mustRecuse({ id: person, ...(idNo !== undefined && { idNo }) }, matter, facts);
}

/** Of a step that was loaded. */
export function aboutLoaded({ state, context: { facts } }: LoadedStep): CaseAbout {
  return { matter: facts.case.matter, facts: [{ applicant: { ...facts.applicant } }, ...variablesOf(state)] };
}

/** Of a case that was read. */
export function aboutRead({ file, story }: ReadCase): CaseAbout {
  return { matter: file.matter, facts: [{ applicant: { id: file.applicant } }, file.values, ...variablesOf(story.state)] };
}

/** The matter of a case by its full name. */
export function matterOf({ package: { manifest } }: CompiledRelease, id: string): Matter | undefined {
  return manifest.matters.find((matter) => `${manifest.id}/${matter.id}` === id);
}

function variablesOf(state: InstanceState): readonly Facts[] {
  return Object.values(state.scopes).map((scope) => scope.variables);
}
