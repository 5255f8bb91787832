import type { FactType, Value } from '@onething/rules';

/** A value as it is typed: money in 元, a list with 、between, everything else as it stands. */
export function typedValue(value: Value, type: FactType): string {
  if (type === 'money' && typeof value === 'number') return String(value / 100);
  if (Array.isArray(value)) return value.map(String).join('、');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}

/** The same back; nothing where a number was wanted and none was typed. */
export function valueTyped(text: string, type: FactType): Value | undefined {
  const number = Number(text.replaceAll(',', ''));
  if (type === 'number' || type === 'money') {
    if (text.trim() === '' || !Number.isFinite(number)) return undefined;
    return type === 'money' ? Math.round(number * 100) : number;
  }
  if (type === 'boolean') return text === '是' || text === 'true';
  if (type === 'list') return text.split(/[、,，]/).map((part) => (/^\d+(\.\d+)?$/.test(part.trim()) ? Number(part) : part.trim()));
  return text;
}
