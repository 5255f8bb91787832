/** Ends the parts one after the other; one that cannot (its database is away) does not leave the others running. Throws what the first one said. */
export async function stopAll(...parts: readonly { stop(): void | Promise<void> }[]): Promise<void> {
  const said: unknown[] = [];
  for (const part of parts)
    try {
      await part.stop();
    } catch (error) {
      said.push(error);
    }
  if (said.length > 0) throw said[0];
}
