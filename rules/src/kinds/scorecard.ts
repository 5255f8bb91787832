import type { Attribute, Bounds, Characteristic, ExpiringEntries, Grade, Points, ScorecardDefinition, Veto } from '../decisions/definition.js';
import { baseShape, basisReader, directionsReader, labelsReader } from '../decisions/read-base.js';
import { done, type Outcome } from '../outcome.js';
import { isObject, list, name, number, object, oneOf, optional, type Reader, text } from '../reading/read.js';
import { checkScorecard } from '../scorecards/check-scorecard.js';
import { compileScorecard, factsOfScorecard } from '../scorecards/compile-scorecard.js';
import { evaluateScorecard } from '../scorecards/evaluate-scorecard.js';
import type { CompiledKind, DecisionKind } from './kind.js';

const points: Reader<Points> = (json, place, problems) =>
  isObject(json) ? object<{ readonly expr: string }>({ expr: text() })(json, place, problems) : number(json, place, problems);

const bounds = object<Bounds>({ min: optional(number), max: optional(number) });

const attribute = object<Attribute>({
  id: name(),
  when: text(),
  score: points,
  reason: optional(text(500)),
  reasonEn: optional(text(500)),
  basis: optional(basisReader),
});

const characteristic = object<Characteristic>({
  id: name(),
  title: text(100),
  titleEn: optional(text(200)),
  expr: text(),
  entries: optional(object<ExpiringEntries>({ of: text(), as: name(), date: name(), months: points, on: optional(text()) })),
  labels: optional(labelsReader),
  takes: optional(oneOf('first', 'all', 'one')),
  attributes: list(attribute, 200, 1),
  otherwise: optional(number),
  cap: optional(bounds),
  monotone: optional(oneOf('increasing', 'decreasing')),
});

const veto = object<Veto>({ id: name(), when: text(), grade: name(), reason: text(500), reasonEn: optional(text(500)), basis: optional(basisReader) });

/** Partial scores added up, bounds, vetoes, grades. */
export const scorecard: DecisionKind<ScorecardDefinition> = {
  kind: 'scorecard',
  title: { zh: '评分卡', en: 'scorecard' },
  read: object<ScorecardDefinition>({
    ...baseShape,
    kind: oneOf('scorecard'),
    initialScore: optional(number),
    bounds: optional(bounds),
    characteristics: list(characteristic, 100, 1),
    grades: list(object<Grade>({ code: name(), title: text(100), titleEn: optional(text(200)), from: optional(points) }), 50, 1),
    vetoes: optional(list(veto, 50)),
    directions: optional(directionsReader),
  }),
  outputs: ({ grades, vetoes = [] }) => ({
    score: { title: '总分', titleEn: 'score', type: 'number' },
    grade: { title: '等级', titleEn: 'grade', type: 'string', values: grades.map(({ code }) => code) },
    ...(vetoes.length > 0 ? { vetoed: { title: '一票否决', titleEn: 'veto', type: 'string', values: [...vetoes.map(({ id }) => id), null] } } : {}),
  }),
  check: checkScorecard,
  compile,
};

function compile(definition: ScorecardDefinition): Outcome<CompiledKind> {
  const card = compileScorecard(definition);
  if (!card.ok) return card;

  return done({ facts: factsOfScorecard(card.value), evaluate: (facts) => evaluateScorecard(card.value, facts) });
}
