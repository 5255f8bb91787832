/** What a number pattern may name. */
export interface NumberParts {
  /** Region code of six digits. */
  readonly region: string;
  /** Four digits, of the civil day of issue. */
  readonly year: string;
  readonly sequence: number;
}

/** The number of a paper: `XLZM-{region}-{year}-{seq:6}` gives `XLZM-330199-2020-000001`. */
export function documentNumber(pattern: string, { region, year, sequence }: NumberParts): string {
  return pattern
    .replaceAll('{region}', region)
    .replaceAll('{year}', year)
    .replace(/\{seq(?::(\d{1,2}))?\}/g, (_, width?: string) => String(sequence).padStart(Number(width ?? 1), '0'));
}
