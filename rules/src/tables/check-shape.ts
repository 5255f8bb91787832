import type { DecisionRow, DecisionTableDefinition } from '../decisions/definition.js';
import type { Finding } from '../outcome.js';
import type { Message } from '../values.js';

/** Rows as wide as the table, names used once, outputs that exist. */
export function checkShape(definition: DecisionTableDefinition): readonly Finding[] {
  return [
    ...repeated(definition.inputs, '/inputs', { zh: '输入', en: 'input' }),
    ...repeated(definition.outputs, '/outputs', { zh: '输出', en: 'output' }),
    ...repeated(definition.rows, '/rows', { zh: '行', en: 'row' }),
    ...definition.rows.flatMap((row, index) => checkRow(row, index, definition)),
    ...unknownOutputs(Object.keys(definition.defaultRow ?? {}), '/defaultRow', definition),
  ];
}

function repeated(entries: readonly { readonly id: string }[], place: string, what: Message): readonly Finding[] {
  return entries.flatMap(({ id }, index) =>
    entries.findIndex((entry) => entry.id === id) < index
      ? [
          error('NAME_TAKEN', `${place}/${index}/id`, {
            zh: `${what.zh}标识“${id}”重复，请换一个。`,
            en: `The ${what.en} id "${id}" is used twice; choose another.`,
          }),
        ]
      : [],
  );
}

function checkRow(row: DecisionRow, index: number, definition: DecisionTableDefinition): readonly Finding[] {
  const [width, columns] = [row.when.length, definition.inputs.length];
  const wide =
    width === columns
      ? []
      : [
          error('ROW_WIDTH', `/rows/${index}/when`, {
            zh: `第 ${index + 1} 行有 ${width} 个条件，而表有 ${columns} 个输入；没有要求的格子请写“-”。`,
            en: `Row ${index + 1} has ${width} cells for ${columns} inputs; write "-" where nothing is asked.`,
          }),
        ];

  return [...wide, ...unknownOutputs(Object.keys(row.then), `/rows/${index}/then`, definition)];
}

function unknownOutputs(names: readonly string[], place: string, { outputs }: DecisionTableDefinition): readonly Finding[] {
  const known = outputs.map((output) => output.id);
  return names
    .filter((name) => !known.includes(name))
    .map((name) =>
      error('OUTPUT_UNKNOWN', `${place}/${name}`, {
        zh: `没有声明输出“${name}”，可用：${known.join('、')}。`,
        en: `The output "${name}" is not declared; known: ${known.join(', ')}.`,
      }),
    );
}

function error(code: string, place: string, message: Message): Finding {
  return { severity: 'error', code, place, message };
}
