/** Idempotency keys of this tab: one for each thing that is being done, kept until the server has answered it for sure. */
export interface CommandKeys {
  /** The key of this deed: the same on every try, also after a reload of the page. */
  of(deed: string): string;
  /** The server has decided: the next try is another command. */
  settle(deed: string): void;
}

/** Keeps the keys in a store that outlives a reload; `makeKey` gives a new one. */
export function commandKeys(store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, makeKey: () => string): CommandKeys {
  const place = (deed: string) => `onething.key.${deed}`;

  return {
    of(deed) {
      const kept = store.getItem(place(deed)) ?? makeKey();
      store.setItem(place(deed), kept);
      return kept;
    },
    settle: (deed) => store.removeItem(place(deed)),
  };
}

/** 128 random bits as text. Not `crypto.randomUUID`, which a plain-http address in a local network does not have. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
