import type { Characteristic, DecisionTableDefinition, HitPolicyCode, ScorecardDefinition } from '../decisions/definition.js';

/** A characteristic is a table with one input whose rows give points; everything that tables can do and check holds for it. */
export function tableOf(
  { id, title, titleEn, expr, labels, attributes, otherwise, takes = 'first' }: Characteristic,
  card: ScorecardDefinition,
): DecisionTableDefinition {
  return {
    id,
    kind: 'decision-table',
    title,
    titleEn,
    hitPolicy: policies[takes],
    facts: card.facts,
    inputs: [{ id, title, titleEn, expr, labels }],
    outputs: [{ id: 'score', title: '分值', titleEn: 'points', type: 'number' }],
    rows: attributes.map(({ id, when, score, reason, reasonEn, basis }) => ({ id, when: [when], then: { score }, note: reason, noteEn: reasonEn, basis })),
    defaultRow: otherwise === undefined ? undefined : { score: otherwise },
  };
}

const policies: Readonly<Record<NonNullable<Characteristic['takes']>, HitPolicyCode>> = { first: 'F', all: 'C+', one: 'U' };
