import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The one font of issued papers: Noto Sans SC Regular with 30,898 glyphs, OFL, committed, never fetched. */
export const fontPath = fileURLToPath(new URL('../../../assets/fonts/NotoSansSC-Regular.ttf', import.meta.url));

/** Line breaks and blanks need no glyph. */
const invisible = new Set([9, 10, 13, 0x3000, 0x20, 0xa0, 0x200b]);

let covered: ((codePoint: number) => boolean) | undefined;

/** The characters of a text that the font cannot draw, each once. A paper with one of them is not issued. */
export function missingGlyphs(text: string): readonly string[] {
  covered ??= coverageOf(readFileSync(fontPath));
  const has = covered;
  return [...new Set(text)].filter((character) => {
    const code = character.codePointAt(0) ?? 0;
    return !invisible.has(code) && !has(code);
  });
}

/** Reads the character map (OpenType `cmap`, format 12, the one with all planes). */
export function coverageOf(font: Uint8Array): (codePoint: number) => boolean {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const map = tableOffset(view, 'cmap');
  const groups = groupsOf(view, format12(view, map));
  return (codePoint) => {
    const group = lastBefore(groups, codePoint);
    return group !== undefined && codePoint <= group.to && codePoint - group.from + group.glyph > 0;
  };
}

interface Group {
  readonly from: number;
  readonly to: number;
  readonly glyph: number;
}

function tableOffset(view: DataView, name: string): number {
  for (let i = 0; i < view.getUint16(4); i += 1) {
    const entry = 12 + i * 16;
    if (tag(view, entry) === name) return view.getUint32(entry + 8);
  }
  throw new Error(`The font has no table "${name}"`);
}

function tag(view: DataView, offset: number): string {
  return String.fromCharCode(view.getUint8(offset), view.getUint8(offset + 1), view.getUint8(offset + 2), view.getUint8(offset + 3));
}

function format12(view: DataView, map: number): number {
  for (let i = 0; i < view.getUint16(map + 2); i += 1) {
    const offset = map + view.getUint32(map + 4 + i * 8 + 4);
    if (view.getUint16(offset) === 12) return offset;
  }
  throw new Error('The font has no character map of format 12');
}

function groupsOf(view: DataView, offset: number): Group[] {
  return Array.from({ length: view.getUint32(offset + 12) }, (_, i) => {
    const at = offset + 16 + i * 12;
    return { from: view.getUint32(at), to: view.getUint32(at + 4), glyph: view.getUint32(at + 8) };
  });
}

function lastBefore(groups: readonly Group[], codePoint: number): Group | undefined {
  let [low, high] = [0, groups.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((groups[middle]?.from ?? 0) <= codePoint) low = middle;
    else high = middle - 1;
  }
  const found = groups[low];
  return found && found.from <= codePoint ? found : undefined;
}
