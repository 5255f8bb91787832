import { openCaseConnector } from '@onething/processes';
import type { OpenByMessage } from '../cases/open-by-message.js';
import type { CaseStore } from '../stores/case-store.js';
import { answered, type Connector } from './connector.js';
import { ownTables } from './connector-check.js';
import { isFacts, textOf } from './input.js';
import { NotRetriable } from './not-retriable.js';

/** What a sender waits for whose message begins a case. No author chooses it: sending the message does. */
export function openCase(open: OpenByMessage, cases: Pick<CaseStore, 'reply'>): Connector {
  return {
    id: openCaseConnector,
    title: { zh: '由消息开办', en: 'Open a case by a message' },
    check: ownTables((tenant) => cases.reply(tenant, 'none')),
    async run(input, call) {
      const { data } = input;
      const opened = await open({ matter: textOf(input, 'matter'), event: textOf(input, 'event'), data: isFacts(data) ? data : {} }, call);
      if (!opened.ok) throw new NotRetriable(opened.code, opened.message);

      return answered(opened.value);
    },
  };
}
