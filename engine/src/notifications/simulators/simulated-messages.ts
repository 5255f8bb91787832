import type { ChannelId } from '../channels/channel.js';

/** What somebody would have got: shown in a demonstration, counted by tests. */
export interface SimulatedMessage {
  readonly channel: ChannelId;
  readonly to: string;
  readonly title?: string;
  readonly text: string;
  /** What the sender calls it; a second copy has the same. */
  readonly key: string;
  /** By the installation's clock, RFC 3339. */
  readonly at: string;
}

/** The last messages that the stand-ins of the operators were given. In memory: the outside world is not ours to keep. */
export interface SimulatedMessages {
  /** Newest first. */
  list(): readonly SimulatedMessage[];
  add(message: Omit<SimulatedMessage, 'at'>): Promise<void>;
}

/** `now` is the installation's clock; the oldest beyond `most` are forgotten. */
export function simulatedMessages(now: () => Promise<string>, most = 500): SimulatedMessages {
  let kept: readonly SimulatedMessage[] = [];
  return {
    list: () => kept,
    async add(message) {
      const at = await now();
      kept = [{ ...message, at }, ...kept].slice(0, most);
    },
  };
}
