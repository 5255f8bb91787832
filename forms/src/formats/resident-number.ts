import { dateOfDigits } from './civil-date.js';

/** Province part of GB/T 2260 codes, with 81 香港, 82 澳门, 83 台湾 as residence permits use them. */
export const provinces: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

/** The 18 characters of GB 11643, wherever they stand alone or inside another number. Returns a reason code. */
export function checkResidentNumber(text: string, today: string): string | undefined {
  if (!/^[1-9]\d{16}[0-9X]$/.test(text)) return 'format';
  // The area is the one of first issue, often abolished since: only the province can be checked.
  if (!provinces.has(text.slice(0, 2))) return 'province';

  const birth = dateOfDigits(text.slice(6, 14));
  if (!birth) return 'date';
  if (birth < '1850-01-01' || birth > today) return 'date-range';
  if (checkCharacter(text) !== text[17]) return 'checksum';

  return undefined;
}

/** ISO 7064 MOD 11-2 over the first 17 digits. */
export function checkCharacter(text: string): string | undefined {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + Number(text[i]) * weight, 0);
  return '10X98765432'[sum % 11];
}
