import type { ChannelId, ChannelSettings } from '../channels/channel.js';

/** A stand-in for somebody's server: it really listens, on this machine only, and speaks the protocol. Nothing leaves the house. */
export interface Simulator {
  readonly channel: ChannelId;
  /** With which the channel reaches it. */
  readonly settings: ChannelSettings;
  /** The next calls get no sensible answer, as from a server in trouble. */
  failNext(times: number): void;
  stop(): Promise<void>;
}

/** Counts down the calls that are to fail. */
export function failures(): { readonly failNext: (times: number) => void; readonly isDue: () => boolean } {
  let left = 0;
  return {
    failNext(times) {
      left = times;
    },
    isDue() {
      left -= 1;
      return left >= 0;
    },
  };
}
