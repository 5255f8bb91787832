import type { ValueLabels } from '../../decisions/definition.js';
import type { Dictionary } from '../../facts/dictionary.js';
import { describeLabelled } from '../../messages/describe-value.js';
import type { BoundOrder } from '../../tables/analysis/bound-orders.js';
import { type Column, columnsOf, ordersOf, samplesOf } from '../../tables/analysis/column.js';
import { boundFacts } from '../../tables/analysis/partition.js';
import { inputTypes } from '../../tables/check-types.js';
import type { CompiledRow } from '../../tables/compile-table.js';
import type { Facts, Message, Value } from '../../values.js';
import type { CompiledCharacteristic } from '../compile-scorecard.js';
import { held, sum } from '../span.js';

/** Points that a characteristic can give, with a value of its input that gives them. */
export interface Attained {
  readonly value: Value;
  /** After the title: `为 1.4`. */
  readonly words: Message;
  /** Nothing where no attribute fits. */
  readonly points: number | undefined;
}

/** What every kind of input gives, once for every order in which parameters may lie; `undefined` where points are computed. */
export function attainable({ characteristic, table }: CompiledCharacteristic, dictionary: Dictionary): readonly (readonly Attained[])[] | undefined {
  if (characteristic.attributes.some(({ score }) => typeof score !== 'number')) return undefined;
  const [column] = columnsOf(table, inputTypes(table, dictionary), dictionary);
  if (!column) return undefined;
  const compiled = { characteristic, table };

  return column.operands ? ordersOf([column]).map((order) => bySample(compiled, column, order, dictionary)) : [byText(compiled)];
}

function bySample(compiled: CompiledCharacteristic, column: Column, order: BoundOrder, dictionary: Dictionary): readonly Attained[] {
  const facts = boundFacts(column, order);

  return samplesOf(column, order, dictionary).map(({ value, words }) => ({
    ...{ value, points: pointsAt(compiled, value, facts) },
    words: labelled(value, compiled.characteristic.labels) ?? words,
  }));
}

/** In the author's words where there are some. */
function labelled(value: Value, labels: ValueLabels | undefined): Message | undefined {
  if (typeof value !== 'string' || !labels || !Object.hasOwn(labels, value)) return undefined;
  const label = describeLabelled(value, labels);

  return { zh: `为“${label.zh}”`, en: `is "${label.en}"` };
}

function pointsAt({ characteristic, table }: CompiledCharacteristic, value: Value, facts: Facts): number | undefined {
  const fitting = table.rows.filter((row) => row.cells.every(({ tests }) => holds(tests.evaluate(value, facts))));
  const counted = characteristic.takes === 'all' ? fitting : fitting.slice(0, 1);
  const none = characteristic.otherwise ?? (characteristic.takes === 'all' ? 0 : undefined);
  const points = counted.length > 0 ? sum(counted.map(pointsOf)) : none;

  return points === undefined ? undefined : held(points, characteristic.cap);
}

function holds(result: ReturnType<CompiledRow['cells'][number]['tests']['evaluate']>): boolean {
  return result.status === 'value' && result.value === true;
}

function pointsOf({ row }: CompiledRow): number {
  return typeof row.then.score === 'number' ? row.then.score : 0;
}

/** Attributes that compute something are told apart by their text only: any of them may fit, or none. */
function byText({ characteristic: { otherwise, cap }, table }: CompiledCharacteristic): readonly Attained[] {
  const rows = table.rows.map((row) => ({
    value: null,
    words: { zh: `满足 ${row.row.when[0]}`, en: `fits ${row.row.when[0]}` },
    points: held(pointsOf(row), cap),
  }));

  return [...rows, { value: null, words: { zh: '不满足任何一档', en: 'fits none' }, points: otherwise === undefined ? undefined : held(otherwise, cap) }];
}
