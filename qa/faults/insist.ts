import type { Outcome } from '@onething/rules';

/** What a client does: sends until it is answered, always under the same key. Exceptions are what HTTP makes a 503 of; they are counted. */
export async function insist<T>(send: () => Promise<Outcome<T>>, failed: () => void, patience = 60_000): Promise<Outcome<T>> {
  for (const end = Date.now() + patience; ; ) {
    try {
      return await send();
    } catch (error) {
      failed();
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
