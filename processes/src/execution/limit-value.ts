import type { Limit, LimitUnit, Value } from '@onething/rules';
import type { Result } from './mapping.js';
import { failed } from './progress.js';

/** The longest period that can be counted day by day. */
const mostDays = 30_000;
const daysOf: Readonly<Record<LimitUnit, number>> = { workday: 2, day: 1, month: 31, year: 366, hour: 1 / 24, minute: 1 / 1440, second: 1 / 86_400 };

/** A limit as an expression gives it: `{ value: 3, unit: "workday", share: 0.8 }`. */
export function readLimit(value: Value): Result<Limit> {
  const { value: length, unit, share = 1 } = isRecord(value) ? value : {};
  if (typeof length !== 'number' || !isUnit(unit) || typeof share !== 'number') return notALimit();
  if (!(share > 0 && share <= 1) || !(length >= 0 && length * daysOf[unit] <= mostDays)) return notALimit();

  return { status: 'value', value: share === 1 ? { value: length, unit } : { value: length, unit, share } };
}

export function isRecord(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isUnit(unit: Value | undefined): unit is LimitUnit {
  return typeof unit === 'string' && Object.hasOwn(daysOf, unit);
}

function notALimit() {
  return failed('LIMIT_NOT_VALID', {
    zh: '期限应写成 { value: 数字, unit: "workday" }，单位为 workday、day、month、year、hour、minute 或 second，长度在合理范围内。',
    en: 'A limit is written { value: number, unit: "workday" } with unit workday, day, month, year, hour, minute or second, and a sensible length.',
  });
}
