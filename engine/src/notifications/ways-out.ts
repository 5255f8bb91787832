import type { KnownPerson } from '../identity/people.js';
import type { BoundChannel, ChannelId, Contact } from './channels/channel.js';

/** What of the channels a message needs before it is sent. */
export interface Outside {
  readonly channels: readonly Pick<BoundChannel, 'id' | 'title' | 'audience' | 'addressOf'>[];
  isStaff(person: string): Promise<boolean>;
  /** There is something to send. */
  wake(): void;
}

/** An installation without channels: messages are read here. */
export const nothingOutside: Outside = { channels: [], isStaff: async () => false, wake: () => undefined };

/** The channels that may be used for somebody: what a whole office reads is for its people only. */
export async function channelsFor(person: string, { channels, isStaff }: Outside): Promise<Outside['channels']> {
  const isForStaffOnly = channels.some(({ audience }) => audience === 'staff');
  const staff = isForStaffOnly && (await isStaff(person));
  return channels.filter(({ audience }) => audience === 'everybody' || staff);
}

/** The ways out of one message: chosen, and with an address. `given` is what a form of the case says; only that is kept with the delivery. */
export async function waysOut(
  receiver: KnownPerson,
  given: Contact | undefined,
  outside: Outside,
  by = 'all',
): Promise<readonly { readonly channel: ChannelId; readonly address?: string }[]> {
  const allowed = await channelsFor(receiver.id, outside);
  return allowed
    .filter(({ id }) => by === 'all' || by === id)
    .filter(({ id }) => receiver.channels?.includes(id) ?? true)
    .map(({ id, addressOf }) => ({ channel: id, address: given && addressOf(given), own: addressOf(receiver) }))
    .filter(({ address, own }) => address !== undefined || own !== undefined)
    .map(({ channel, address, own }) => ({ channel, address: address === own ? undefined : address }));
}
