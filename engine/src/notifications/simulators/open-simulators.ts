import type { ChannelId } from '../channels/channel.js';
import { openDingtalkRobot } from './dingtalk-robot.js';
import { openMailSink } from './mail-sink.js';
import { type SimulatedMessages, simulatedMessages } from './simulated-messages.js';
import { openSmsGateway } from './sms-gateway.js';

/** The outside world of a demonstration and of the tests. */
export interface Simulators {
  /** Settings by channel, as an installation would give them. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly messages: SimulatedMessages;
  failNext(channel: ChannelId, times: number): void;
  stop(): Promise<void>;
}

/** Starts one a channel. `now` is the installation's clock. */
export async function openSimulators(now: () => Promise<string>, most?: number): Promise<Simulators> {
  const messages = simulatedMessages(now, most);
  const all = await Promise.all([openSmsGateway(messages), openMailSink(messages), openDingtalkRobot(messages)]);
  return {
    settings: Object.fromEntries(all.map(({ channel, settings }) => [channel, settings])),
    messages,
    failNext: (channel, times) => all.find((one) => one.channel === channel)?.failNext(times),
    async stop() {
      await Promise.all(all.map((one) => one.stop()));
    },
  };
}
