import { isRefusedName } from '../facts/refused-names.js';

/** A DMN name as one of ours: DMN allows blanks, hyphens and quotes in names, our expressions do not. */
export function plainName(name: string): string {
  const plain = name
    .trim()
    .replace(/[^\p{L}\p{N}_]+/gu, '_')
    .replace(/^(?=\p{N})/u, '_')
    .slice(0, 64);

  return plain === '' || isRefusedName(plain) ? `_${plain}` : plain;
}

/** Names of a model with what stands for each in our texts: `Full Name` → `Full_Name`, a required decision → `Score.result`. */
export type Names = ReadonlyMap<string, string>;

/** Writes our names into a FEEL text, longest first, outside its quoted texts. */
export function renamed(text: string, names: Names): string {
  const known = [...names].filter(([from, to]) => from !== to && from !== '').sort(([a], [b]) => b.length - a.length);
  if (known.length === 0) return text;
  const pattern = new RegExp(`("(?:[^"\\\\]|\\\\.)*")|(?<![\\p{L}\\p{N}_.])(${known.map(([from]) => patternOf(from)).join('|')})(?![\\p{L}\\p{N}_])`, 'gu');

  return text.replace(pattern, (all, quoted: string | undefined) => quoted ?? names.get(all.replace(/\s+/g, ' ')) ?? all);
}

/** The blanks of a name may be any white space. */
function patternOf(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+');
}
