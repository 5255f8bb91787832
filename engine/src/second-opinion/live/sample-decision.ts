import { createHash } from 'node:crypto';
import type { HistoryEvent } from '@onething/processes';
import type { CompiledRelease } from '../../releases/release-library.js';
import type { SampledDecision } from '../../runtime/step-rows.js';
import { definitionOf } from '../decisions/definition-of.js';
import { factsRead } from '../decisions/facts-read.js';

/** Says of a decision that a step has taken whether another engine is asked about it, and with which facts. */
export type Sampling = (event: HistoryEvent, instance: string, release: CompiledRelease) => SampledDecision | undefined;

/** Takes `share` (0 to 1) of all decisions. */
export function sampleDecisions(share: number): Sampling | undefined {
  if (share <= 0) return undefined;

  return ({ data, activity = '', processId }, instance, release) => {
    if (!data?.facts || typeof data.decision !== 'string' || !isSampled(instance, activity, share)) return undefined;
    const definition = definitionOf(data.decision, release.compiled);

    return definition && { activity, process: processId, release: release.hash, decision: data.decision, facts: factsRead(definition, data.facts) };
  };
}

/** Chosen by the case and the activity alone, so that anybody can say later whether a decision was in the sample. */
export function isSampled(instance: string, activity: string, share: number): boolean {
  return createHash('sha256').update(`${instance} ${activity}`).digest().readUInt32BE() < share * 2 ** 32;
}
