/**
 * The few shapes of an expression that are drawn as choices: a fixed text, a fact, a text with facts in it, an object of facts.
 * Everything else is a calculation that was written elsewhere; it is kept and not shown.
 */

/** `"text"` as its text. */
export function readLiteral(expression: string): string | undefined {
  return /^"[^"\\]*"$/.test(expression) ? expression.slice(1, -1) : undefined;
}

/** A fixed text as a file has it; straight quotes become the quotes of a Chinese text, so that nothing needs escaping. */
export function writeLiteral(text: string): string {
  let open = false;
  const quoted = text.replaceAll('\\', '／').replaceAll('"', () => {
    open = !open;
    return open ? '“' : '”';
  });
  return `"${quoted}"`;
}

/** `applicant.idNo`, or `string(amount)`, as the dotted path of a fact. */
export function readPath(expression: string): string | undefined {
  const inner = /^string\((.*)\)$/.exec(expression)?.[1] ?? expression;
  return /^[\p{L}_][\p{L}\p{N}_-]*(\.[\p{L}_][\p{L}\p{N}_-]*)*$/u.test(inner) && inner !== 'true' && inner !== 'false' && inner !== 'null' ? inner : undefined;
}

/** One piece of a message: words, or the fact that stands in their place. */
export type Piece = { readonly text: string } | { readonly path: string };

/** A text with facts in it: `concatenate("您好，", name)` or `"您好，" + name`. */
export function readMessage(expression: string): readonly Piece[] | undefined {
  const inner = /^concatenate\((.*)\)$/s.exec(expression)?.[1];
  const parts = inner === undefined ? splitOutside(expression, '+') : splitOutside(inner, ',');
  const pieces = parts.map((part): Piece | undefined => {
    const [text, path] = [readLiteral(part), readPath(part)];
    return text !== undefined ? { text } : path === undefined ? undefined : { path };
  });
  return pieces.every((piece) => piece !== undefined) ? pieces : undefined;
}

/** The same back. Facts that are no text are turned into one. */
export function writeMessage(pieces: readonly Piece[], isText: (path: string) => boolean): string {
  const parts = pieces.map((piece) => ('text' in piece ? writeLiteral(piece.text) : isText(piece.path) ? piece.path : `string(${piece.path})`));
  const [only = '""'] = parts;
  return parts.length <= 1 ? only : `concatenate(${parts.join(', ')})`;
}

/** `{ name: childName, idNo: childIdNo }` as expressions by name. */
export function readFields(expression: string): Readonly<Record<string, string>> | undefined {
  const inner = /^\{(.*)\}$/s.exec(expression.trim())?.[1]?.trim();
  if (inner === undefined) return undefined;
  if (inner === '') return {};

  const entries = splitOutside(inner, ',').map((part) => /^([\p{L}_][\p{L}\p{N}_-]*)\s*:\s*(.+)$/su.exec(part));
  return entries.every((entry) => entry !== null) ? Object.fromEntries(entries.map(([, name = '', value = '']) => [name, value])) : undefined;
}

/** The same back. */
export function writeFields(fields: Readonly<Record<string, string>>): string {
  const entries = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** Splits at a sign that stands in no text and in no brackets. */
function splitOutside(expression: string, sign: string): readonly string[] {
  const parts: string[] = [];
  let [from, depth, quoted] = [0, 0, false];
  for (const [index, character] of [...expression].entries()) {
    if (character === '"') quoted = !quoted;
    if (!quoted && '([{'.includes(character)) depth += 1;
    if (!quoted && ')]}'.includes(character)) depth -= 1;
    if (quoted || depth > 0 || character !== sign) continue;
    parts.push([...expression].slice(from, index).join(''));
    from = index + 1;
  }
  return [...parts, [...expression].slice(from).join('')].map((part) => part.trim());
}
