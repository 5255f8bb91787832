import { type Refused, refused } from '../../outcome.js';

/** What the law does not allow an agency to do with the clock. */
export const notReceived = refused('PERMIT_NOT_RECEIVED', {
  zh: '还没有收到申请，时限无从起算；第一个事件应为收件。',
  en: 'Nothing has been received yet, so nothing runs; the first event must be the receipt.',
});

export function outOfOrder(on: string): Refused {
  return refused('EVENT_OUT_OF_ORDER', { zh: `${on} 的事件早于前一个事件，请检查日期。`, en: `The event of ${on} lies before the one above; check the date.` });
}

export function noticeTooLate(due: string): Refused {
  return refused('NOTICE_TOO_LATE', {
    zh: `一次性告知的期限是 ${due}，逾期未告知的，自收到申请之日起即为受理，不能再要求补正（行政许可法第32条）。`,
    en: `The one-time notice was due on ${due}. Without it the application is accepted as of its receipt, and no correction can be asked for any more.`,
  });
}

export const secondNotice = refused('SECOND_CORRECTION_NOTICE', {
  zh: '补正要求应一次告知全部内容；第二次只能针对补正来的材料本身的缺陷。',
  en: 'All corrections must be asked for at once; a second notice may only be about defects of what was handed in later.',
});

export function notExcludable(kind: string, known: readonly string[]): Refused {
  return refused('EXCLUSION_NOT_LAWFUL', {
    zh: `“${kind}”所用时间不能扣除；只有${known.join('、')}可以（行政许可法第45条）。`,
    en: `The time for "${kind}" counts; only ${known.join(', ')} is excluded (行政许可法 art. 45).`,
  });
}

export const notNotified = refused('EXCLUSION_NOT_NOTIFIED', {
  zh: '扣除的时间须书面告知申请人；请填写告知书文号。',
  en: 'Excluded time must be notified in writing; state the number of the notice.',
});

export const extendedTwice = refused('EXTENSION_TWICE', { zh: '只能延期一次。', en: 'A period can be extended once only.' });

export const notApproved = refused('EXTENSION_NOT_APPROVED', {
  zh: '延期须经行政机关负责人批准，并把理由告知申请人；请填写批准人和理由。',
  en: 'An extension needs the approval of the head of the agency and a reason that the applicant is told; state both.',
});

export function extensionTooLate(due: string): Refused {
  return refused('EXTENSION_TOO_LATE', { zh: `期限 ${due} 已过，不能再延期。`, en: `The period ended on ${due}; it cannot be extended any more.` });
}

export const promiseTooLong = refused('PROMISE_LONGER_THAN_LAW', {
  zh: '承诺时限长于法定时限；承诺只能更短。',
  en: 'The promised period is longer than the legal one; a promise can only be shorter.',
});
