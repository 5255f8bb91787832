import { noticeResult } from '@onething/processes';
import { isId } from '../ids.js';
import type { NoticeStore } from '../stores/notice-store.js';
import { answered, type Connector } from './connector.js';
import { ownTables } from './connector-check.js';
import { textOf } from './input.js';

/** Takes a notice down: `{ noticeId }` → `{ objections, objected, clear }`. What came in before is counted, nothing comes after. */
export function withdrawNotice(notices: NoticeStore): Connector {
  return {
    id: 'withdraw-notice',
    check: ownTables((tenant) => notices.list(tenant)),
    async run(input, { tenant }) {
      const id = textOf(input, 'noticeId');
      const withdrawn = isId(id) ? await notices.withdraw(tenant, id) : undefined;
      if (!withdrawn) return { status: 'error', code: 'NOTICE_NOT_FOUND', message: id };

      return answered(noticeResult(withdrawn.entries, withdrawn.objections));
    },
  };
}
