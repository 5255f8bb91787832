/**
 * What a document template may use: a small HTML subset and a few helpers. Everything else is a finding. Elements take only
 * the attributes named here; a `class` is one of the list.
 */
export const elements: Readonly<Record<string, readonly string[]>> = {
  h1: ['class'],
  h2: ['class'],
  h3: ['class'],
  p: ['class'],
  div: ['class'],
  span: ['class'],
  b: [],
  strong: [],
  em: [],
  u: [],
  br: [],
  hr: [],
  table: ['class'],
  thead: [],
  tbody: [],
  tr: [],
  th: ['class', 'colspan', 'rowspan'],
  td: ['class', 'colspan', 'rowspan'],
  ul: [],
  ol: [],
  li: [],
  /** Draws the seal of that name over what stands there. */
  seal: ['name'],
  /** Code of the verification page, with the number beside it, at the foot of the page. */
  qr: [],
};

/** `number` stands below the title, `indent` begins with two blanks, `sign` is the part with issuer, date and seals. */
export const classes: readonly string[] = ['number', 'center', 'right', 'indent', 'small', 'muted', 'sign', 'plain'];

/** Facts that every template has besides its own. */
export const builtInFacts = ['number', 'issuedOn', 'issuer', 'title'] as const;

/** Blocks of Handlebars that are allowed; helpers of our own are in `helpers.ts`. */
export const blocks: readonly string[] = ['if', 'unless', 'each'];
