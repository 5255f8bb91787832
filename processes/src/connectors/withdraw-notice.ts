import { noticeResult } from '../notices/notice-result.js';
import type { ConnectorDescriptor } from './connector.js';
import { needed } from './connector-field.js';
import { textOf } from './facts-of-input.js';

/** Takes a notice down and gives what was objected: from then on nobody can object. */
export const withdrawNotice: ConnectorDescriptor = {
  id: 'withdraw-notice',
  title: { zh: '撤下公示', en: 'Take a notice down' },
  inputs: { noticeId: needed('string', '公示标识', 'Id of the notice') },
  outputs: {
    objections: needed('number', '异议件数', 'Number of objections'),
    objected: needed('list', '有异议的条目：key、no、reason、objectors、objections', 'Entries objected to: key, no, reason, objectors, objections'),
    clear: needed('list', '无异议条目的 key', 'Keys of the entries without objection'),
  },
  simulate(input, world) {
    const notice = world.notices.find(({ id }) => id === textOf(input, 'noticeId'));
    if (!notice) return { status: 'error', code: 'NOTICE_NOT_FOUND', message: textOf(input, 'noticeId') };

    notice.withdrawn = true;
    return { status: 'answered', output: noticeResult(notice.entries, notice.objections) };
  },
};
