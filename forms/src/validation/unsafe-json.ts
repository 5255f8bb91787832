import type { Problem } from '@onething/rules';

const dangerousKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Field names that no form may use and no answer may carry. */
export function isDangerousKey(key: string): boolean {
  return dangerousKeys.has(key);
}

/** JSON from a stranger: the first place that is too deep, too large, or carries a key that could reach an object's prototype. */
export function findUnsafeJson(json: unknown, limits: { readonly depth: number; readonly nodes: number }): Problem | undefined {
  let nodes = 0;

  const visit = (value: unknown, place: string, depth: number): Problem | undefined => {
    nodes += 1;
    if (nodes > limits.nodes) return tooLarge(limits.nodes);
    if (typeof value !== 'object' || value === null) return undefined;
    if (depth >= limits.depth) return tooDeep(place, limits.depth);

    for (const key of Object.keys(value)) {
      const below = `${place}/${escapePointer(key)}`;
      const problem = isDangerousKey(key) ? notAllowed(below, key) : visit(Reflect.get(value, key), below, depth + 1);
      if (problem) return problem;
    }
    return undefined;
  };

  return visit(json, '', 0);
}

/** One segment of a JSON pointer (RFC 6901). */
export function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function notAllowed(place: string, key: string): Problem {
  return { code: 'KEY_NOT_ALLOWED', place, message: { zh: `内容中不能含有名为“${key}”的项`, en: `The content must not carry a key named “${key}”` } };
}

function tooDeep(place: string, depth: number): Problem {
  return { code: 'JSON_TOO_DEEP', place, message: { zh: `内容嵌套超过 ${depth} 层`, en: `The content is nested deeper than ${depth} levels` } };
}

function tooLarge(nodes: number): Problem {
  return { code: 'JSON_TOO_LARGE', place: '', message: { zh: `内容超过 ${nodes} 项`, en: `The content has more than ${nodes} entries` } };
}
