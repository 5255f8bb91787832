import type { Change, Knobs } from '@onething/runtime-api/client';

/** One number that is dragged, with the range that the slider offers. */
export interface Knob {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  readonly value: number;
  /** `money` is whole 分 and shown in yuan. */
  readonly unit: 'money' | 'number';
  readonly from: number;
  readonly to: number;
  readonly step: number;
  /** Which number of the change it is. */
  readonly place: { readonly parameter: string } | { readonly decision: string; readonly pointer: string };
}

/** All numbers that the server offers, parameters first. */
export function knobsOf({ parameters, numbers }: Knobs): readonly Knob[] {
  return [
    ...parameters.map(({ id, title, titleEn = title, unit, value }) =>
      ranged({ id, title, titleEn, value, unit: unit === '分' ? 'money' : 'number', place: { parameter: id } }),
    ),
    ...numbers.map(({ decision, pointer, title, titleEn, value }) =>
      ranged({ id: `${decision}${pointer}`, title, titleEn, value, unit: 'number', place: { decision, pointer } }),
    ),
  ];
}

/** The change that a set of values makes; what stands at its original value is left away. */
export function changeOf(knobs: readonly Knob[], values: Readonly<Record<string, number>>, draft?: string): Change {
  const moved = knobs.flatMap((knob) =>
    values[knob.id] !== undefined && values[knob.id] !== knob.value ? [{ ...knob, value: values[knob.id] ?? knob.value }] : [],
  );
  return {
    ...(draft === undefined ? {} : { draft }),
    parameters: Object.fromEntries(moved.flatMap(({ place, value }) => ('parameter' in place ? [[place.parameter, value] as const] : []))),
    edits: moved.flatMap(({ place, value }) => ('decision' in place ? [{ ...place, value }] : [])),
  };
}

/** From nothing to twice the value, in about a hundred round steps. */
function ranged(knob: Omit<Knob, 'from' | 'to' | 'step'>): Knob {
  const reach = Math.max(Math.abs(knob.value) * 2, 1);
  const rough = reach / 100;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? power;
  const whole = Number.isInteger(knob.value) ? Math.max(1, Math.round(step)) : step;
  const to = Math.ceil(reach / whole) * whole;

  return { ...knob, step: whole, from: knob.value < 0 ? -to : 0, to: rounded(to) };
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** As people read it: yuan for money. */
export function shownValue({ unit }: Pick<Knob, 'unit'>, value: number): string {
  return (unit === 'money' ? value / 100 : rounded(value)).toLocaleString('zh-CN');
}
