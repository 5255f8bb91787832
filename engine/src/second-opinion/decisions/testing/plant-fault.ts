import type { Condition, DecisionDefinition, DecisionTableDefinition, RuleSetDefinition, ScorecardDefinition } from '@onething/rules';

/** Every fault of one small step: a sign turned, a number moved, lines exchanged or lost, a policy, a cap or a priority changed. */
export function faultsOf(definition: DecisionDefinition): readonly DecisionDefinition[] {
  switch (definition.kind) {
    case 'decision-table':
      return faultsOfTable(definition);
    case 'scorecard':
      return faultsOfCard(definition);
    case 'rule-set':
      return faultsOfRules(definition);
    default:
      return [];
  }
}

function faultsOfTable(table: DecisionTableDefinition): readonly DecisionTableDefinition[] {
  const { rows } = table;
  const cells = rows.flatMap((row, index) =>
    row.when.flatMap((cell, column) =>
      turnedTexts(cell).map((turned) => ({ ...table, rows: rows.with(index, { ...row, when: row.when.with(column, turned) }) })),
    ),
  );
  const outputs = rows.flatMap((row, index) =>
    typeof row.then.out === 'number' ? [{ ...table, rows: rows.with(index, { ...row, then: { out: row.then.out + 1 } }) }] : [],
  );
  const policies = (['F', 'C+', 'U', 'P'] as const).filter((policy) => policy !== table.hitPolicy).map((hitPolicy) => ({ ...table, hitPolicy }));
  const lost = table.defaultRow ? [{ ...table, defaultRow: { out: 9 } }] : [];

  return [...cells, ...outputs, ...policies, ...lost, ...exchanged(rows).map((changed) => ({ ...table, rows: changed }))];
}

/** The text of a cell with one sign, bound or constant changed. */
function turnedTexts(text: string): readonly string[] {
  if (text === '-') return [];
  const turns: readonly (readonly [RegExp, string])[] = [
    [/<=/, '<'],
    [/<(?!=)/, '<='],
    [/>=/, '>'],
    [/>(?!=)/, '>='],
    [/^\[/, '('],
    [/\]$/, ')'],
    [/^\((?=\d)/, '['],
    [/\b1\b/, '2'],
    [/甲/, '丙'],
    [/^not\((.*)\)$/, '$1'],
    [/^true$/, 'false'],
    [/低保/, '孤儿'],
  ];
  return ['-', ...turns.map(([from, to]) => text.replace(from, to)).filter((turned) => turned !== text)];
}

function faultsOfCard(card: ScorecardDefinition): readonly ScorecardDefinition[] {
  const { characteristics, grades, vetoes = [] } = card;
  const changed = characteristics.flatMap((one, index) => {
    const attributes = one.attributes.flatMap((attribute, at) => [
      ...turnedTexts(attribute.when).map((when) => one.attributes.with(at, { ...attribute, when })),
      ...(typeof attribute.score === 'number' ? [one.attributes.with(at, { ...attribute, score: attribute.score + 3 })] : []),
    ]);
    const { cap, ...uncapped } = one;
    const all = [...attributes, ...exchanged(one.attributes)].map((list) => ({ ...one, attributes: list }));
    const takes = (['first', 'all'] as const).filter((other) => other !== one.takes).map((other) => ({ ...one, takes: other }));
    return [...all, ...takes, ...(cap ? [uncapped] : []), { ...one, otherwise: (one.otherwise ?? 0) + 7 }].map((other) => characteristics.with(index, other));
  });
  const { bounds, ...free } = card;

  return [
    ...changed.map((list) => ({ ...card, characteristics: list })),
    ...(bounds ? [free] : []),
    { ...card, initialScore: 1 },
    ...grades.flatMap((grade, index) => (typeof grade.from === 'number' ? [{ ...card, grades: grades.with(index, { ...grade, from: grade.from - 1 }) }] : [])),
    ...vetoes.map((veto, index) => ({ ...card, vetoes: vetoes.with(index, { ...veto, grade: veto.grade === 'C' ? 'A' : 'C' }) })),
    ...vetoes.map((_, index) => ({ ...card, vetoes: vetoes.toSpliced(index, 1) })),
  ];
}

function faultsOfRules(definition: RuleSetDefinition): readonly RuleSetDefinition[] {
  const { rules } = definition;
  return [
    ...rules.flatMap((rule, index) =>
      turnedConditions(rule.conditions).map((conditions) => ({ ...definition, rules: rules.with(index, { ...rule, conditions }) })),
    ),
    ...rules.map((rule, index) => ({ ...definition, rules: rules.with(index, { ...rule, priority: 9 }) })),
    ...rules.map((rule, index) => ({ ...definition, rules: rules.with(index, { ...rule, event: { type: 'w' } }) })),
    { ...definition, takes: definition.takes === 'first' ? 'all' : 'first' },
    { ...definition, otherwise: { type: 'w' } },
    ...exchanged(rules).map((changed) => ({ ...definition, rules: changed })),
  ];
}

const opposite = {
  lessThan: 'lessThanInclusive',
  lessThanInclusive: 'lessThan',
  greaterThan: 'greaterThanInclusive',
  greaterThanInclusive: 'greaterThan',
} as const;
const contrary = { equal: 'notEqual', notEqual: 'equal', in: 'notIn', notIn: 'in', contains: 'doesNotContain', doesNotContain: 'contains' } as const;

function turnedConditions(condition: Condition): readonly Condition[] {
  if ('all' in condition)
    return [
      { any: condition.all },
      ...condition.all.flatMap((part, index) => turnedConditions(part).map((other) => ({ all: condition.all.with(index, other) }))),
    ];
  if ('any' in condition)
    return [
      { all: condition.any },
      ...condition.any.flatMap((part, index) => turnedConditions(part).map((other) => ({ any: condition.any.with(index, other) }))),
    ];
  if ('not' in condition) return [condition.not, ...turnedConditions(condition.not).map((not) => ({ not }))];
  const operator = { ...opposite, ...contrary }[condition.operator];

  return [{ ...condition, operator }, ...(typeof condition.value === 'number' ? [{ ...condition, value: condition.value + 1 }] : [])];
}

/** One line lost, or two neighbours exchanged. */
function exchanged<T>(lines: readonly T[]): readonly (readonly T[])[] {
  if (lines.length < 2) return [];
  const swapped = lines.slice(1).map((line, index) => lines.toSpliced(index, 2, line, ...lines.slice(index, index + 1)));

  return [...swapped, ...lines.map((_, index) => lines.toSpliced(index, 1))];
}
