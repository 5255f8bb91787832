/** Remembers the last results of a slow question, at most `most` of them. Asked twice at once, it is answered once; a failure is not remembered. The answer depends on the key alone, `context` only helps to find it. */
export function remembered<V, C = void>(most: number, load: (key: string, context: C) => Promise<V>): (key: string, context: C) => Promise<V> {
  // A Map keeps the order of insertion: what was used last is put back at the end, what is first goes.
  const known = new Map<string, Promise<V>>();

  return (key, context) => {
    const answer = known.get(key) ?? load(key, context);
    known.delete(key);
    known.set(key, answer);
    answer.catch(() => known.delete(key));
    const oldest = known.keys().next();
    if (known.size > most && !oldest.done) known.delete(oldest.value);
    return answer;
  };
}
