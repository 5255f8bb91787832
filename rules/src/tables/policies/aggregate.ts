import type { DecisionTableDefinition } from '../../decisions/definition.js';
import type { Finding } from '../../outcome.js';
import type { Message, Value } from '../../values.js';
import type { Combined, FittingRows, Output } from './hit-policy.js';

/** Makes one number of the numbers that rows give; `undefined` where there is no exact one. */
export type Aggregation = (numbers: readonly number[]) => number | null | undefined;

/** Every output aggregated for itself; a row that says nothing about an output does not count there. */
export function aggregate(rows: FittingRows, definition: DecisionTableDefinition, how: Message, make: Aggregation): Combined {
  const output: Record<string, Value> = {};
  for (const { id, title } of definition.outputs) {
    const values = rows.map((row) => row.output[id] ?? null).filter((value) => value !== null);
    const numbers = values.filter((value) => typeof value === 'number');
    const made = numbers.length === values.length ? make(numbers) : undefined;
    if (made === undefined) return notANumber(title, id);
    output[id] = made;
  }
  return { status: 'given', output, from: rows, told: tell(definition, output, how) };
}

function tell({ outputs }: DecisionTableDefinition, output: Output, how: Message): Message {
  return {
    zh: `${outputs.map(({ id, title }) => `${title}${how.zh}为 ${String(output[id])}`).join('，')}。`,
    en: `${outputs.map(({ id, titleEn }) => `${titleEn ?? id}: ${how.en} ${String(output[id])}`).join(', ')}.`,
  };
}

function notANumber(title: string, id: string): Combined {
  const message = {
    zh: `输出“${title}”不能汇总：有一行给出的不是数字，或者结果过大。`,
    en: `"${id}" cannot be aggregated: a row gives no number, or the result is too large.`,
  };

  return { status: 'failed', code: 'EXPRESSION_FAILED', message };
}

/** Only numbers can be summed or ranked. */
export function checkNumbers({ outputs }: DecisionTableDefinition): readonly Finding[] {
  return outputs.flatMap(({ id, title, titleEn, type }, index) =>
    type === 'number' || type === 'money'
      ? []
      : [
          {
            severity: 'error',
            code: 'OUTPUT_NOT_NUMBER',
            place: `/outputs/${index}/type`,
            message: { zh: `汇总的输出“${title}”应为数字或金额。`, en: `The aggregated output "${titleEn ?? id}" must be a number or money.` },
          },
        ],
  );
}
