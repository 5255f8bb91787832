/** A value of a parameter as people read it: money in yuan, yes and no in words. */
export function shownValue(value: unknown, type: string, unit: string | undefined, t: (key: string) => string): string {
  if (type === 'money' && typeof value === 'number') return `${(value / 100).toLocaleString('zh-CN')} ${t('importing.yuanUnit')}`;
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return unit && unit !== '分' ? `${text} ${unit}` : text;
}
