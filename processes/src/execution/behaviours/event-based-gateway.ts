import type { Behaviour } from './behaviour.js';

/** Waits for several events; the first that happens carries on, the others are forgotten. */
export const eventBasedGateway: Behaviour = {
  type: 'eventBasedGateway',
  start: ({ element }) => ({ status: 'waiting', events: element.outgoing.map(({ target }) => target) }),
};
