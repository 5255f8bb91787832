import type { LimitUnit } from '@onething/rules';

/** How long something may take, as the panel edits it: a number, or a parameter that a city can set; all of it or a share. */
export interface Period {
  readonly length: number | { readonly parameter: string };
  readonly unit: LimitUnit;
  /** A parameter or a number up to 1: a warning at 80 % of the time. */
  readonly share?: string;
}

/** Reads `{ value: params.reviewDays, unit: "workday" }`; anything that is written otherwise is not a period of the panel. */
export function readPeriod(text: string): Period | undefined {
  const found =
    /^\{\s*value:\s*(params\.(\w+)|\d+(?:\.\d+)?)\s*,\s*unit:\s*"(workday|day|month|year|hour|minute|second)"\s*(?:,\s*share:\s*([\w.]+)\s*)?\}$/.exec(
      text.trim(),
    );
  if (!found) return undefined;

  const [, value = '', parameter, unit = '', share] = found;
  return isUnit(unit) ? { length: parameter ? { parameter } : Number(value), unit, ...(share ? { share } : {}) } : undefined;
}

/** The same back, as a file holds it. */
export function writePeriod({ length, unit, share }: Period): string {
  const value = typeof length === 'number' ? String(length) : `params.${length.parameter}`;
  return `{ value: ${value}, unit: "${unit}"${share ? `, share: ${share}` : ''} }`;
}

/** The units in which a department counts, the usual one first. */
export const units: readonly LimitUnit[] = ['workday', 'day', 'month', 'hour', 'minute'];

function isUnit(text: string): text is LimitUnit {
  return ['workday', 'day', 'month', 'year', 'hour', 'minute', 'second'].includes(text);
}
