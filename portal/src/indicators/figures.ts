import type { IndicatorReport } from '@onething/runtime-api/client';

export type Figure = IndicatorReport['figures'][number];
export type Measure = IndicatorReport['measures'][number];

/** A figure as it is read: a share in per cent, a number with its separators, a dash where there is nothing to count. */
export function showFigure({ value }: Figure, { measure }: Measure, language: string): string {
  if (value === null) return '—';
  const number = new Intl.NumberFormat(
    language === 'en' ? 'en-GB' : 'zh-CN',
    measure === 'ratio' ? { style: 'percent', maximumFractionDigits: 1 } : { maximumFractionDigits: 2 },
  );

  return number.format(value);
}

/** How long a bar is: shares of the whole, other figures of the largest. */
export function barShare({ value }: Figure, { measure }: Measure, shown: readonly Figure[]): number {
  if (value === null) return 0;
  if (measure === 'ratio') return value;

  return value / Math.max(1e-9, ...shown.map((figure) => figure.value ?? 0));
}
