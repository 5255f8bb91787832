import type { ChannelSettings } from './channel.js';

/** A text of the settings; empty when it was not given. */
export function textOf(settings: ChannelSettings, name: string): string {
  return String(settings[name] ?? '');
}

/** A number of the settings. */
export function numberOf(settings: ChannelSettings, name: string): number {
  return Number(settings[name]);
}
