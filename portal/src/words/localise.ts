/** A copy of `source` with the texts set that are addressed by JSON pointer. Pointers that lead nowhere are passed over. */
export function localise<T>(source: T, texts: Readonly<Record<string, string>>): T {
  const copy: T = structuredClone(source);
  for (const [pointer, text] of Object.entries(texts)) setText(copy, pointer.split('/').slice(1).map(unescapeToken), text);

  return copy;
}

function setText(target: unknown, path: readonly string[], text: string): void {
  const [name, ...rest] = path;
  if (name === undefined || typeof target !== 'object' || target === null || !Object.hasOwn(target, name)) return;
  if (rest.length > 0) setText(Reflect.get(target, name), rest, text);
  else if (typeof Reflect.get(target, name) === 'string') Reflect.set(target, name, text);
}

function unescapeToken(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}
