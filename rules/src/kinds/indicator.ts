import { conditionReader } from '../conditions/parse-condition.js';
import type { IndicatorDefinition, IndicatorJoin, IndicatorSource, Measure } from '../decisions/definition.js';
import { baseShape, basisReader, factReader } from '../decisions/read-base.js';
import { checkIndicator } from '../indicators/check-indicator.js';
import { compileIndicator } from '../indicators/compile-indicator.js';
import { evaluateIndicator } from '../indicators/evaluate-indicator.js';
import { done, type Outcome } from '../outcome.js';
import { list, name, object, oneOf, optional, record, text } from '../reading/read.js';
import type { CompiledKind, DecisionKind } from './kind.js';

/** Figures over the records of a registry or the cases of a matter, with the rows behind each. */
export const indicator: DecisionKind<IndicatorDefinition> = {
  kind: 'indicator',
  title: { zh: '指标', en: 'indicator' },
  read: object<IndicatorDefinition>({
    ...baseShape,
    kind: oneOf('indicator'),
    rows: text(),
    row: record(factReader, name()),
    key: name(),
    where: optional(conditionReader),
    measures: list(
      object<Measure>({
        id: name(),
        title: text(100),
        titleEn: optional(text(200)),
        measure: oneOf('count', 'sum', 'ratio', 'median', 'pace'),
        where: optional(conditionReader),
        of: optional(text()),
        elapsed: optional(text()),
        basis: optional(basisReader),
      }),
      50,
      1,
    ),
    by: optional(list(name(), 5)),
    source: optional(
      object<IndicatorSource>({
        kind: oneOf('registry', 'cases'),
        registry: optional(name()),
        matters: optional(list(name(), 20, 1)),
        joins: optional(
          list(
            object<IndicatorJoin>({
              as: name(),
              registry: name(),
              on: record(name(), name()),
              where: optional(record(text(100), name())),
              validTo: optional(name()),
            }),
            5,
          ),
        ),
        fields: optional(record(text(100), name())),
        day: optional(name()),
        about: optional(oneOf('people', 'things')),
      }),
    ),
  }),
  outputs: ({ measures }) => ({
    ...Object.fromEntries(measures.map(({ id, title, titleEn }) => [id, { title, ...(titleEn === undefined ? {} : { titleEn }), type: 'number' as const }])),
    cells: { title: '分组结果', titleEn: 'figures by group', type: 'list' },
  }),
  check: checkIndicator,
  compile,
};

function compile(definition: IndicatorDefinition): Outcome<CompiledKind> {
  const compiled = compileIndicator(definition);
  if (!compiled.ok) return compiled;

  return done({ facts: compiled.value.facts, evaluate: (facts) => evaluateIndicator(compiled.value, facts) });
}
