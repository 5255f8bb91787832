import type { People } from '../identity/people.js';
import type { Notifier } from '../notifications/notifications.js';
import type { SupervisionStore } from '../stores/supervision-store.js';
import { answered, type Connector } from './connector.js';
import { nobody, ownTables } from './connector-check.js';
import { optionalText, textOf } from './input.js';
import { receiversOf } from './notify.js';

/** 督办: shows a yellow or red card on a task and tells those who can do it: `{ level, task, text }` → `{ cardId }`. One card a key. */
export function supervise(cards: SupervisionStore, notifications: Notifier, people: People): Connector {
  return {
    id: 'supervise',
    check: ownTables((tenant) => cards.candidates(tenant, nobody, 'none')),
    async run(input, call) {
      const level = textOf(input, 'level') === 'red' ? 'red' : 'yellow';
      const task = textOf(input, 'task');
      const text = optionalText(input, 'text') ?? '';
      const card = await cards.show(call.tenant, { key: call.key, instance: call.instance, element: task, level, text, at: call.now });
      const ports = [...(await cards.candidates(call.tenant, call.instance, task)), ...superior(optionalText(input, 'superior'))];
      for (const port of ports) {
        for (const to of await receiversOf(port, call, people)) {
          await notifications.send({ to, title: titles[level], text, case: call.instance, key: call.key, at: call.now });
        }
      }
      return answered({ cardId: card });
    },
  };
}

const titles = { yellow: '黄牌提醒：办理期限将到', red: '红牌督办：办理已逾期' };

function superior(port: string | undefined): readonly string[] {
  return port ? [port] : [];
}
