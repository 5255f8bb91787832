/**
 * True when the database refuses or is not there, so that the same request may succeed later: connections that break, a server that
 * starts or stops, no room for rows (class 53: disk, memory, connections), and work that took longer than it may.
 */
export function isDatabaseAway(error: unknown): boolean {
  const code = textOf(error, 'code');
  if (code !== undefined) return awayCodes.has(code) || /^(08|53)/.test(code);

  return (
    textOf(error, 'name') === 'KnexTimeoutError' ||
    /^Connection terminated|^Client has encountered a connection error|^timeout expired/.test(textOf(error, 'message') ?? '')
  );
}

/** Of the network; and 57P01–57P05: shut down, crashed, cannot connect now; 57014: cancelled by a time limit; 55P03: a lock was not had in time; 58030: the disk does not answer. */
const awayCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['57P01', '57P02', '57P03', '57P05', '57014', '55P03', '58030', '25006'],
]);

function textOf(error: unknown, name: string): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : undefined;
}
