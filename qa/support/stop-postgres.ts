/** Jest global teardown of the store project. */
export default async function stopPostgres(): Promise<void> {
  const stop: unknown = Reflect.get(globalThis, Symbol.for('onething.stop-test-postgres'));
  if (typeof stop === 'function') await stop();
}
