import { destination, type Logger, pino } from 'pino';

/** The only keys that reach the log. No bodies, no variables, no names, no addresses of people. */
const allowed = new Set(['requestId', 'method', 'route', 'status', 'code', 'ms', 'error', 'at', 'port', 'mode', 'signal', 'address']);

/** JSON lines, each key allowed by name, each text capped. */
export function openLog(level: string, file?: string): Logger {
  const options = { level, base: {}, formatters: { log: keepAllowed } };

  return pino(options, file ? destination({ dest: file, mkdir: true, sync: true }) : destination({ sync: true }));
}

/** What may be said of an error: its name and code and where it came from; its words may quote values, so long digits go. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: 'not an error' };
  const code = 'code' in error ? String(error.code) : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));

  return {
    error: `${error.name}: ${error.message.replace(/\d{6,}/g, '…')}`,
    code,
    at: frames
      .slice(0, 6)
      .map((line) => line.trim())
      .join(' < '),
  };
}

function keepAllowed(entry: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).flatMap(([key, value]) => (allowed.has(key) && value !== undefined ? [[key, capped(value)]] : [])));
}

function capped(value: unknown): unknown {
  return typeof value === 'string' ? value.slice(0, 600) : value;
}
