import pino, { type Logger } from 'pino';

/** The log of the engine: JSON lines with an allow-list of keys, so that no form value, name or number gets into it by accident. To standard output, or to a file. */
export function openLogger(level: string, file?: string): Logger {
  const options = { level, base: undefined, formatters: { level: (label: string) => ({ level: label }), log: allowed } };
  return file ? pino(options, pino.destination({ dest: file, mkdir: true, sync: true })) : pino(options);
}

const keys = new Set(['code', 'node', 'tenant', 'instance', 'activity', 'element', 'connector', 'attempts', 'release', 'ms', 'count', 'err', 'port', 'mode']);

function allowed(entry: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).filter(([key]) => keys.has(key)));
}
