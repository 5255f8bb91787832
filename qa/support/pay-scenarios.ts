import type { Scenario } from '@onething/processes';
import type { Value } from '@onething/rules';
import { grant, paySteps } from './pay-package.js';

/** Grants of the term, and what is done with them. */
export interface PayPlay {
  readonly grants: readonly Readonly<Record<string, Value>>[];
  readonly steps: Scenario['steps'];
}

const { open, submit, approve } = paySteps;
const retry = (decision: string) => ({ complete: { task: 'common:pay-list/retry', by: '制单', data: { decision } } });

/** What a pay list promises, by the sentence; played in the rehearsal and on the engine. */
export const payPlays: Readonly<Record<string, PayPlay>> = {
  'pays 41 rows and returns the one whose account is in another name alone': {
    grants: Array.from({ length: 42 }, (_, n) => grant(n + 1, n === 6 ? { accountName: '王芳' } : {})),
    steps: [
      open,
      { expect: { openTasks: ['common:pay-list/submit'], payments: [{ total: 41 * 50_000, count: 41, rows: { listed: 41, returned: ['grant-007'] } }] } },
      submit(),
      approve(41 * 50_000),
      { expect: { openTasks: ['check'], payments: [{ total: 2_050_000, paidTotal: 2_050_000, rows: { paid: 41, returned: ['grant-007'] } }] } },
      { expect: { variables: { failed: [{ id: 'grant-007', code: 'ACCOUNT_NAME_MISMATCH', reason: '账户户名不一致，请更换本人社会保障卡' }] } } },
    ],
  },
  'is approved by somebody else, who has seen the total': {
    grants: [grant(1)],
    steps: [
      open,
      submit('双岗'),
      { ...approve(50_000, 'bank', '双岗'), refused: 'TASK_EXCLUDED' },
      { ...approve(50_000, 'bank', '制单'), refused: 'TASK_NOT_YOURS' },
      approve(40_000),
      { expect: { openTasks: ['common:pay-list/approve'], payments: [{ rows: { listed: 1 } }] } },
      approve(50_000),
      { expect: { payments: [{ rows: { paid: 1 } }] } },
    ],
  },
  'sends again only what the bank has refused, after another approval': {
    grants: [grant(1), grant(2, { account: '621700000020001' }), grant(3, { account: '621700000030000' })],
    steps: [
      open,
      submit(),
      approve(150_000),
      { expect: { openTasks: ['common:pay-list/retry'], payments: [{ paidTotal: 50_000, rows: { paid: ['grant-001'], failed: 2 } }] } },
      retry('重新发送'),
      approve(100_000),
      { expect: { payments: [{ paidTotal: 100_000, rows: { paid: ['grant-001', 'grant-002'], failed: ['grant-003'] } }] } },
      retry('退回更正'),
      { expect: { openTasks: ['check'], variables: { failed: [{ id: 'grant-003', reason: '账户已销户' }] } } },
    ],
  },
  'goes out as a file and waits for the result that finance imports': {
    grants: [grant(1), grant(2)],
    steps: [
      open,
      submit(),
      approve(100_000, 'file'),
      { expect: { openTasks: [], payments: [{ rows: { sent: 2 } }] } },
      { payResult: { by: '制单', failed: { 'grant-009': '不存在' } }, refused: 'PAY_RESULT_ROW_UNKNOWN' },
      { payResult: { by: '制单', failed: { 'grant-002': '账户已销户' } } },
      { expect: { openTasks: ['common:pay-list/retry'], payments: [{ rows: { paid: ['grant-001'], failed: ['grant-002'] } }] } },
    ],
  },
  'never pays the same id twice in a term, whichever list names it': {
    grants: [grant(1), grant(2)],
    steps: [
      open,
      submit(),
      approve(100_000),
      { ...open, open: { ...open.open, as: 'again' } },
      { expect: { case: 'again', openTasks: ['check'], payments: [{ total: 0, count: 0, rows: { returned: 2 } }] } },
    ],
  },
  'that is withdrawn frees its rows for the next one': {
    grants: [grant(1)],
    steps: [
      open,
      { complete: { task: 'common:pay-list/submit', by: '制单', data: { decision: '撤回清单' } } },
      { expect: { payments: [{ rows: { withdrawn: 1 } }] } },
      { ...open, open: { ...open.open, as: 'again' } },
      { ...submit(), complete: { ...submit().complete, case: 'again' } },
      { ...approve(50_000), complete: { ...approve(50_000).complete, case: 'again' } },
      { expect: { case: 'again', payments: [{ rows: { paid: 1 } }] } },
    ],
  },
  'takes a wrong payment back by compensation, that row only': {
    grants: [grant(1), grant(2)],
    steps: [
      open,
      submit(),
      approve(100_000),
      { complete: { task: 'check', by: '制单', data: { misdirected: true, row: 'grant-002' } } },
      {
        expect: { outcome: 'end-recovered', variables: { orderNo: 'ZH-330199-2026-000001' }, payments: [{ rows: { paid: 1, recovering: ['grant-002'] } }] },
      },
    ],
  },
  'tells each family in its own case': {
    grants: [grant(1)],
    steps: [open, submit(), approve(50_000), { expect: { notifications: [{ to: 'applicant', contains: '500.00 元' }] } }],
  },
};
