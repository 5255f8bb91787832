import { quoted } from '@onething/rules/sql';
import type { FrozenField } from './frozen-field.js';

type Bands = NonNullable<FrozenField['bands']>;

/** `1 · <886`, `2 · 886–1200`, …: the number in front keeps them in order. Money is told in yuan. */
export function bandLabels({ at }: Bands, type: FrozenField['type']): readonly string[] {
  const told = (border: number) => String(type === 'money' ? border / 100 : border);
  return Array.from({ length: at.length + 1 }, (_, index) => {
    const [from, to] = [at[index - 1], at[index]];
    const range = from === undefined ? `<${told(to ?? 0)}` : to === undefined ? `≥${told(from)}` : `${told(from)}–${told(to)}`;
    return `${String(index + 1).padStart(String(at.length + 1).length, '0')} · ${range}`;
  });
}

/** The band of each person, as SQL; NULL where the field is. */
export function bandOf(bands: Bands, type: FrozenField['type']): string {
  const labels = bandLabels(bands, type).map((label) => `'${label}'`);
  const branches = bands.at.map((border, index) => `WHEN ${quoted(bands.of)} < ${border} THEN ${labels[index]}`);

  return `CASE WHEN ${quoted(bands.of)} IS NULL THEN NULL ${branches.join(' ')} ELSE ${labels[bands.at.length]} END`;
}
