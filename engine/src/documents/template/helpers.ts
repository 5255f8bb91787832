/** The helpers a template may call, all from text to text. */
export const helpers: Readonly<Record<string, (value: unknown) => string>> = {
  /** `2008-06-30` → 2008年6月30日. */
  date: (value) => chineseDate(String(value ?? '')),
  /** Integer 分 → `1,234.50`. */
  money: (value) => new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 }).format(Number(value) / 100),
};

/** A civil date as people write it; anything else stays as it is. */
export function chineseDate(text: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? [];
  return year ? `${year}年${Number(month)}月${Number(day)}日` : text;
}
