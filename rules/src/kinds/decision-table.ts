import type { DecisionRow, DecisionTableDefinition } from '../decisions/definition.js';
import { baseShape, basisReader, directionsReader, factTypeReader, isExpression, labelsReader } from '../decisions/read-base.js';
import { done, type Outcome } from '../outcome.js';
import { isObject, list, name, object, oneOf, optional, type Reader, record, text, value } from '../reading/read.js';
import { checkTable } from '../tables/check-table.js';
import { compileTable, factsOfTable } from '../tables/compile-table.js';
import { decideTable } from '../tables/decide-table.js';
import { outputsOfTable } from '../tables/outputs-of-table.js';
import { hitPolicies } from '../tables/policies/index.js';
import type { CompiledKind, DecisionKind } from './kind.js';

type Input = DecisionTableDefinition['inputs'][number];
type Output = DecisionTableDefinition['outputs'][number];

const outputReader: Reader<DecisionRow['then'][string]> = (json, place, problems) => {
  if (isObject(json) && Object.hasOwn(json, 'expr')) return object<{ readonly expr: string }>({ expr: text() })(json, place, problems);
  const constant = value(json, place, problems);

  return isExpression(constant) ? undefined : constant;
};

const row = object<DecisionRow>({
  id: name(),
  when: list(text(), 100),
  then: record(outputReader, name()),
  basis: optional(basisReader),
  note: optional(text(500)),
  noteEn: optional(text(500)),
});

/** A DMN decision table: rows over inputs, and a hit policy that says what becomes of those that fit. */
export const decisionTable: DecisionKind<DecisionTableDefinition> = {
  kind: 'decision-table',
  title: { zh: '决策表', en: 'decision table' },
  read: object<DecisionTableDefinition>({
    ...baseShape,
    kind: oneOf('decision-table'),
    hitPolicy: oneOf(...Object.values(hitPolicies).map(({ code }) => code)),
    inputs: list(object<Input>({ id: name(), title: text(100), titleEn: optional(text(200)), expr: text(), labels: optional(labelsReader) }), 100, 1),
    outputs: list(
      object<Output>({
        id: name(),
        title: text(100),
        titleEn: optional(text(200)),
        type: factTypeReader,
        values: optional(list(value, 500)),
        labels: optional(labelsReader),
      }),
      100,
      1,
    ),
    rows: list(row, 2000, 1),
    defaultRow: optional(record(value, name())),
    directions: optional(directionsReader),
  }),
  outputs: outputsOfTable,
  check: checkTable,
  compile,
};

function compile(definition: DecisionTableDefinition): Outcome<CompiledKind> {
  const table = compileTable(definition);
  if (!table.ok) return table;

  return done({ facts: factsOfTable(table.value), evaluate: (facts) => decideTable(table.value, facts) });
}
