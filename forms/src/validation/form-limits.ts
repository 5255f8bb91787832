/** What one form may hold. An answer without a limit of its own gets the default. */
export const formLimits = {
  /** Code points of an answer whose field gives no `maxLength`. */
  textLength: 2_000,
  /** Entries of a list whose field gives no `maxItems`. */
  listLength: 200,
  maxTextLength: 20_000,
  maxListLength: 1_000,
  fields: 300,
  options: 1_000,
  schemaDepth: 6,
  patternLength: 500,
  captionLength: 2_000,
  jsonDepth: 32,
  jsonNodes: 20_000,
} as const;
