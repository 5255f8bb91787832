import { casesToTell, portName, portPlace, portsAtPlace } from '@onething/processes';
import type { People } from '../identity/people.js';
import { isId } from '../ids.js';
import { contactIn } from '../notifications/contact-in.js';
import type { Notifier } from '../notifications/notifications.js';
import type { CaseStore } from '../stores/case-store.js';
import { boundTarget, type PortTargets } from './bound-target.js';
import { answered, type Connector, type ConnectorCall } from './connector.js';
import { ownTables } from './connector-check.js';
import { optionalText, textOf } from './input.js';

/** Sends a message: `{ to, title, text, cases?, mobile?, email?, channel? }` → `{ notified }`, the number of people. One message a person, case and key. */
export function notify(notifications: Notifier, people: People, cases: Pick<CaseStore, 'find'>, targets: PortTargets): Connector {
  return {
    id: 'notify',
    check: ownTables((tenant) => people.holders(tenant, 'none/none')),
    async run(input, call) {
      const by = await boundTarget(targets, call, 'channel', optionalText(input, 'channel'));
      const message = { title: textOf(input, 'title'), text: textOf(input, 'text'), at: call.now, by };
      const told = casesToTell(input.cases);
      if (told) return answered({ notified: await tellEach(told, message, call) });

      const to = textOf(input, 'to');
      const receivers = await receiversOf(to, call, people);
      const file = to === 'applicant' ? await cases.find({ tenant: call.tenant }, call.instance) : undefined;
      const contact = file && { ...contactIn(file.values), ...contactIn(input) };
      for (const receiver of receivers) await notifications.send({ ...message, to: receiver, case: call.instance, key: call.key, contact });
      return answered({ notified: receivers.length });
    },
  };

  /** A package tells the people of its own cases, and nobody of another's. */
  async function tellEach(
    ids: readonly string[],
    message: { title: string; text: string; at: string; by?: string },
    { key, tenant, release }: ConnectorCall,
  ): Promise<number> {
    let notified = 0;
    for (const id of ids) {
      const file = isId(id) ? await cases.find({ tenant }, id) : undefined;
      if (file?.package !== release.package.manifest.id) continue;
      await notifications.send({ ...message, to: file.applicant, case: file.id, key: `${key}#${file.id}`, contact: contactIn(file.values) });
      notified += 1;
    }
    return notified;
  }
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
