import { commandKeys } from './command-key.js';

describe('commandKeys', () => {
  const storage = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
    };
  };
  const counting = () => {
    let made = 0;
    return () => `key-${++made}`;
  };

  it('gives the same key for a second click and after a reload of the page', () => {
    const kept = storage();
    const makeKey = counting();
    const first = commandKeys(kept, makeKey).of('open:draft-1');

    expect(commandKeys(kept, makeKey).of('open:draft-1')).toBe(first);
  });

  it('gives another key for another deed, and after the server has decided', () => {
    const keys = commandKeys(storage(), counting());
    const first = keys.of('open:draft-1');
    expect(keys.of('open:draft-2')).not.toBe(first);

    keys.settle('open:draft-1');
    expect(keys.of('open:draft-1')).not.toBe(first);
  });
});
