import type { DecisionTableDefinition } from '../decisions/definition.js';
import { isExpression } from '../decisions/read-base.js';
import { checkExpression, checkTypes } from '../expressions/check-expression.js';
import { any, boolean, describeType, fits, type Type, typeOfFactType, typeOfValue } from '../expressions/type.js';
import type { Dictionary } from '../facts/dictionary.js';
import type { Finding } from '../outcome.js';
import type { Value } from '../values.js';
import type { CompiledRow, CompiledTable } from './compile-table.js';

/** Facts, cells and outputs against their types. */
export function checkTypesOfTable(table: CompiledTable, dictionary: Dictionary): readonly Finding[] {
  const inputs = table.inputs.map((input, index) => checkTypes(input.expression, dictionary, `/inputs/${index}/expr`));
  const types = inputs.map((input) => input.type);

  return [
    ...inputs.flatMap((input) => input.findings),
    ...table.rows.flatMap((row, index) => [
      ...checkCells(row, index, types, dictionary),
      ...checkOutputs(row.row.then, `/rows/${index}/then`, table.definition, dictionary),
    ]),
    ...checkOutputs(table.definition.defaultRow ?? {}, '/defaultRow', table.definition, dictionary),
  ];
}

/** Types of the inputs, in their order. */
export function inputTypes(table: CompiledTable, dictionary: Dictionary): readonly Type[] {
  return table.inputs.map((input) => checkTypes(input.expression, dictionary, '').type);
}

function checkCells({ cells }: CompiledRow, index: number, types: readonly Type[], dictionary: Dictionary): readonly Finding[] {
  return cells.flatMap(
    ({ column, tests }) => checkTypes(tests.expression, dictionary, `/rows/${index}/when/${column}`, { wanted: boolean, input: types[column] ?? any }).findings,
  );
}

function checkOutputs(
  then: Readonly<Record<string, Value | { readonly expr: string }>>,
  place: string,
  { outputs }: DecisionTableDefinition,
  dictionary: Dictionary,
): readonly Finding[] {
  return outputs.flatMap(({ id, title, titleEn, type, values }) => {
    const output = Object.hasOwn(then, id) ? then[id] : undefined;
    if (output === undefined || output === null) return [];
    if (isExpression(output)) return checkExpression(output.expr, dictionary, `${place}/${id}/expr`, typeOfFactType(type));
    if (!fits(typeOfValue(output), typeOfFactType(type))) return [wrongOutput({ title, titleEn: titleEn ?? id }, typeOfFactType(type), `${place}/${id}`)];
    return values && !values.includes(output) ? [impossibleOutput({ title, titleEn: titleEn ?? id }, values, `${place}/${id}`)] : [];
  });
}

interface Titles {
  readonly title: string;
  readonly titleEn: string;
}

function wrongOutput({ title, titleEn }: Titles, wanted: Type, place: string): Finding {
  const needed = describeType(wanted);
  return {
    severity: 'error',
    code: 'OUTPUT_TYPE',
    place,
    message: { zh: `输出“${title}”应为${needed.zh}。`, en: `The output "${titleEn}" must be ${needed.en}.` },
  };
}

function impossibleOutput({ title, titleEn }: Titles, values: readonly Value[], place: string): Finding {
  const possible = values.map(String);
  return {
    severity: 'error',
    code: 'VALUE_IMPOSSIBLE',
    place,
    message: { zh: `输出“${title}”只能是：${possible.join('、')}。`, en: `The output "${titleEn}" can only be: ${possible.join(', ')}.` },
  };
}
