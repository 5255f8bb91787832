import { formatYuan } from '@onething/forms';
import type { Package } from '@onething/processes';
import { numbersIn } from '@onething/rules';
import type { Change } from './change.js';
import type { Side } from './sides.js';

/** What a change moves, in words: `最低生活保障标准：1,200.00 元 → 1,320.00 元`. */
export function tellChange({ parameters, edits }: Pick<Change, 'parameters' | 'edits'>, side: Side | undefined, from: Package | undefined): readonly string[] {
  const ofParameters = Object.entries(parameters).map(([id, value]) => {
    const { title = id, unit } = from?.parameters.find((parameter) => parameter.id === id) ?? {};
    return `${title}：${shown(side?.parameters[id], unit)} → ${shown(value, unit)}`;
  });
  const places = side?.chain.flatMap(numbersIn) ?? [];
  const ofNumbers = edits.map(({ decision, pointer, value }) => {
    const place = places.find((one) => one.decision === decision && one.pointer === pointer);
    return `${place?.title ?? `${decision} ${pointer}`}：${place?.value ?? '—'} → ${value}`;
  });
  return [...ofParameters, ...ofNumbers];
}

function shown(value: unknown, unit: string | undefined): string {
  if (typeof value !== 'number') return value === undefined ? '—' : String(value);

  return unit === '分' ? `${formatYuan(value)} 元` : `${value}${unit ?? ''}`;
}
