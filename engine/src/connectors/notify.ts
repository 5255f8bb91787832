import { portName, portPlace, portsAtPlace } from '@onething/processes';
import type { People } from '../identity/people.js';
import type { Notifier } from '../notifications/notifications.js';
import { answered, type Connector, type ConnectorCall } from './connector.js';
import { textOf } from './input.js';

/** Sends an in-app message: `{ to, title, text }` → `{ notified }`, the number of people. One message a person and key. */
export function notify(notifications: Notifier, people: People): Connector {
  return {
    id: 'notify',
    async run(input, call) {
      const receivers = await receiversOf(textOf(input, 'to'), call, people);
      const message = { title: textOf(input, 'title'), text: textOf(input, 'text'), case: call.instance, key: call.key, at: call.now };
      for (const to of receivers) await notifications.send({ ...message, to });

      return answered({ notified: receivers.length });
    },
  };
}

/** `applicant`, a role port (of the case's package, or written `package/port`), or the id of a person. */
export async function receiversOf(to: string, { tenant, context, release }: ConnectorCall, people: People): Promise<readonly string[]> {
  if (to === 'applicant') return [context.facts.applicant.id];

  const { id, ports } = release.package.manifest;
  const name = portName(to);
  const port = name.includes('/') ? to : `${id}/${to}`;
  if (!name.includes('/') && !ports.roles.some((role) => role.id === name)) return [to];

  const holders = await Promise.all(portsAtPlace([portName(port)], portPlace(port)).map((one) => people.holders(tenant, one)));
  return [...new Set(holders.flat().map((person) => person.id))];
}
