import { maskValue } from '@onething/forms';
import { done, formatInstant, refused } from '@onething/rules';
import { isId } from '../ids.js';
import type { DeliveryStore, StoredDelivery } from '../stores/delivery-store.js';
import type { BoundChannel } from './channels/channel.js';
import type { Deliveries, DeliveryEntry } from './deliveries.js';
import type { SimulatedMessages } from './simulators/simulated-messages.js';

export interface DeliveryParts {
  readonly store: DeliveryStore;
  readonly channels: readonly BoundChannel[];
  readonly wake: () => void;
  readonly simulated?: SimulatedMessages;
}

/** Deliveries over their store. */
export function createDeliveries({ store, channels, wake, simulated }: DeliveryParts): Deliveries {
  return {
    channels: () =>
      Promise.all(
        channels.map(async ({ id, title, check }) => {
          const checked = await check();
          return { id, title, simulated: simulated !== undefined, ...(checked.ok ? {} : { problem: checked.message }) };
        }),
      ),
    list: async ({ tenant }) => (await store.list(tenant)).map(entryOf),
    async retry(id, { tenant }) {
      if (!isId(id) || !(await store.retry(tenant, id))) return deliveryNotFound;

      wake();
      return done(undefined);
    },
    simulated: () => simulated?.list() ?? [],
  };
}

function entryOf({ id, channel, person_name, case_id, state, attempts, due_at, settled_at, code, error }: StoredDelivery): DeliveryEntry {
  return {
    ...{ id, channel, state, attempts, to: String(maskValue('name', person_name)), at: formatInstant((settled_at ?? due_at).getTime()) },
    ...{ case: case_id ?? undefined, code: code ?? undefined, error: error ?? undefined },
  };
}

const deliveryNotFound = refused('DELIVERY_NOT_FOUND', { zh: '没有找到这条未送达的消息。', en: 'There is no such failed delivery.' });
