/**
 * Part of a paper as an author sees it. `text` is a run of template text: words, `<b>`, and facts as `{{name}}`, `{{date name}}` or
 * `{{money name}}`. What is none of these is `hand`: written by hand, kept as it is.
 */
export type PaperBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly look: ParagraphLook; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly title: string; readonly text: string }[] }
  | { readonly kind: 'list'; readonly of: string; readonly columns: readonly ListColumn[] }
  | { readonly kind: 'bullets'; readonly of: string; readonly text: string }
  | { readonly kind: 'sign'; readonly places: readonly SignPlace[] }
  | { readonly kind: 'when'; readonly fact: string; readonly negated: boolean; readonly inside: readonly PaperPiece[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'qr' }
  | { readonly kind: 'hand'; readonly source: string };

export type BlockKind = PaperBlock['kind'];

/** A block with the text it was read from, so that what nobody touches stays as it was written, character by character. */
export interface PaperPiece {
  readonly block: PaperBlock;
  readonly source: string;
}

/** How a paragraph stands: as in the classes of a template, '' plainly. */
export const paragraphLooks = ['indent', '', 'number', 'center', 'right', 'small', 'muted'] as const;
export type ParagraphLook = (typeof paragraphLooks)[number];

export interface ListColumn {
  readonly title: string;
  readonly text: string;
  readonly right?: boolean;
}

export interface SignPlace {
  readonly lines: readonly string[];
  readonly seal?: string;
}

/** Kinds that can be added, in the order in which they are offered. */
export const addableKinds = ['heading', 'paragraph', 'facts', 'list', 'bullets', 'when', 'sign', 'rule', 'qr'] as const;
