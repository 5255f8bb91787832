import type { ConnectorField } from './connector.js';

/** An input or output, with its title in both languages. */
export function field(type: ConnectorField['type'], zh: string, en: string): ConnectorField {
  return { type, title: { zh, en } };
}

/** One that must be given. */
export function needed(type: ConnectorField['type'], zh: string, en: string): ConnectorField {
  return { ...field(type, zh, en), required: true };
}
