import { filledIn, payListsOf } from '../../../qa/support/pay-lists.js';
import { grant, payPackage, payRegion } from '../../../qa/support/pay-package.js';
import { financePerson, openPayRuntime, type PayRuntime } from '../../../qa/support/pay-runtime.js';
import { eventually, taken } from '../../../qa/support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { actors, plantClock, testParts } from '../../../qa/support/test-parts.js';
import { plantTenants } from '../database/demo-tenants.js';
import { withTenant } from '../database/with-tenant.js';
import type { Bank, BankOrder, BankReply } from './bank.js';
import type { PayList } from './pay-list.js';
import { simulatedBank } from './simulated-bank.js';

const maker = financePerson('maker', 'finance.maker');
const checker = financePerson('checker', 'finance.checker');

describe('paying', () => {
  let database: TestDatabase;
  let pay: PayRuntime;
  const orders: BankOrder[] = [];
  let answer: Bank['pay'];
  const bank: Bank = {
    check: simulatedBank.check,
    pay(order) {
      orders.push(order);
      return answer(order);
    },
  };
  const allPaid = async ({ rows }: BankOrder): Promise<BankReply> => ({
    status: 'answered',
    rows: rows.map(({ id, amount }) => ({ id, amount, status: 'paid' })),
  });

  beforeAll(async () => {
    database = await openTestDatabase();
    await plantTenants(database.owner);
    await plantClock(database);
    const parts = testParts(database);
    for (const files of (await payPackage()).files) taken(await parts.releases.publish(files, actors.publisher));
    pay = openPayRuntime(database, { bank });
    await pay.runtime.start();
  }, 60_000);
  beforeEach(() => {
    orders.length = 0;
    answer = allPaid;
  });
  afterAll(async () => {
    await pay.runtime.stop();
    await database.close();
  });

  /** A list of two grants, submitted and approved. */
  async function approved(term: string, channel: 'bank' | 'file'): Promise<string> {
    for (const n of [1, 2]) {
      const values = { ...grant(n), id: `${term}-${n}`, term };
      taken(await pay.parts.registries.save(payRegion, 'grant', { key: { id: values.id }, values, provenance: 'test' }));
    }
    const { id } = taken(await pay.open(term, `open-${term}`));
    await complete(id, 'submit', maker, { decision: '提交复核' });
    await complete(id, 'approve', checker, { decision: '批准发放', confirmTotal: 100_000, channel });
    return id;
  }

  async function complete(instance: string, element: string, by: typeof maker, values: Record<string, unknown>): Promise<void> {
    const open = await eventually(
      () => withTenant(database.app, payRegion, (t) => t('task').where({ instance, element, status: 'open' }).first('activity')),
      (task) => task !== undefined,
    );
    taken(await pay.runtime.tasks.complete(`${instance}.${open.activity}`, values, by, { key: `${instance}.${open.activity}` }));
  }

  const listOf = (instance: string, isSo: (list: PayList | undefined) => boolean) =>
    eventually(async () => (await payListsOf(database, payRegion, instance)).at(-1), isSo).then((list) => {
      if (!list) throw new Error('there is no list');
      return list;
    });
  const isPaid = (list: PayList | undefined) => list?.rows.every(({ state }) => state === 'paid') === true;
  const isSent = (list: PayList | undefined) => list?.rows.every(({ state }) => state === 'sent') === true;

  async function incidentOf(instance: string): Promise<{ code: string; message: { zh: string } }> {
    return eventually(
      () => withTenant(database.app, payRegion, (t) => t('incident').where({ instance }).whereNull('resolved_at').first('code', 'message')),
      (incident) => incident !== undefined,
    );
  }

  it('sends an order again under the same key when the bank hangs up, and writes its answer once', async () => {
    let calls = 0;
    answer = async (order) => {
      calls += 1;
      if (calls === 1) throw new Error('the connection was reset');
      return allPaid(order);
    };
    const list = await listOf(await approved('again', 'bank'), isPaid);
    expect(orders.map(({ key, total }) => [key, total])).toEqual(Array(2).fill([`${payRegion}/${list.number}/1`, 100_000]));
    expect(list.orders).toMatchObject([{ number: 1, maker: 'maker', checker: 'checker', total: 100_000, count: 2 }]);
  });

  it.each<[string, (order: BankOrder) => BankReply, string]>([
    ['names a row that was not sent', () => ({ status: 'answered', rows: [{ id: 'x', amount: 1, status: 'paid' }] }), '“x”不在本次发放中'],
    [
      'changes an amount',
      ({ rows }) => ({ status: 'answered', rows: rows.map(({ id, amount }) => ({ id, amount: amount + 1, status: 'paid' })) }),
      '金额为 500.01 元，发送时为 500.00 元',
    ],
    [
      'leaves a row out',
      ({ rows }) => ({ status: 'answered', rows: rows.slice(1).map(({ id, amount }) => ({ id, amount, status: 'paid' })) }),
      '结果缺少 1 行',
    ],
  ])('stops with a sentence and changes nothing when the bank %s', async (name, reply, sentence) => {
    answer = async (order) => reply(order);
    const id = await approved(`wrong ${name}`, 'bank');
    expect(await incidentOf(id)).toMatchObject({ code: 'BANK_REPLY_INVALID', message: { zh: expect.stringContaining(sentence) } });
    expect(isSent(await listOf(id, () => true))).toBe(true);
  });

  it('waits for the imported result when the bank takes the order in and answers later', async () => {
    answer = async () => ({ status: 'accepted' });
    const id = await approved('later', 'bank');
    const list = await listOf(id, isSent);
    const { bytes } = taken(await pay.runtime.payments.exportFile(list.number, maker));
    taken(await pay.runtime.payments.importResult(list.number, filledIn(bytes), maker, { key: 'later-result' }));
    await listOf(id, isPaid);
    await complete(id, 'check', maker, { misdirected: false });
  });

  describe('by file', () => {
    let id: string;
    let number: string;
    let text: string;
    const importing = (changed: string, by = maker, key: string = crypto.randomUUID()) =>
      pay.runtime.payments.importResult(number, new TextEncoder().encode(changed), by, { key });
    beforeAll(async () => {
      id = await approved('file', 'file');
      number = (await listOf(id, isSent)).number;
      text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(filledIn(taken(await pay.runtime.payments.exportFile(number, maker)).bytes));
    });

    it.each<[string, string, (file: string) => string, string]>([
      ['PAY_RESULT_ROW_UNKNOWN', 'an unknown row', (file) => file.replace('file-2', 'file-9'), '“file-9”不在本次发放中'],
      ['PAY_RESULT_ROW_TWICE', 'the same row twice', (file) => file.replace('file-2', 'file-1'), '“file-1”重复出现'],
      ['PAY_RESULT_AMOUNT_CHANGED', 'a changed amount', (file) => file.replace('500.00', '600.00'), '金额为 600.00 元，发送时为 500.00 元'],
      ['PAY_RESULT_TOTAL_WRONG', 'a wrong sum', (file) => file.replace('1000.00', '1000.01'), '与控制总额 1,000.00 元不一致'],
      ['PAY_RESULT_ROW_MISSING', 'a missing row', (file) => file.replace(/[^\n]*file-1,[^\n]*\n/, ''), '缺少 1 行'],
      ['PAY_RESULT_UNREADABLE', 'an answer that is none', (file) => file.replace('成功', '也许'), '应填“成功”或“失败”'],
      ['PAY_RESULT_UNREADABLE', 'no sum', (file) => file.replace(/合计[^\n]*\n/, ''), '缺少“合计”行'],
      ['PAY_RESULT_UNREADABLE', 'another file', () => '姓名,年龄\r\n甲,1\r\n', '缺少列“编号”'],
    ])('refuses with %s %s, and changes nothing', async (code, _, change, sentence) => {
      expect(change(text)).not.toBe(text);
      expect(await importing(change(text))).toMatchObject({ ok: false, code, message: { zh: expect.stringContaining(sentence) } });
      expect(isSent(await listOf(id, () => true))).toBe(true);
    });

    it('lets only makers import, and shows the list to nobody else', async () => {
      expect(await importing(text, checker)).toMatchObject({ code: 'PAY_LIST_NOT_FOUND' });
      const stranger = financePerson('stranger', 'other.port');
      expect(await pay.runtime.payments.get(number, stranger)).toMatchObject({ code: 'PAY_LIST_NOT_FOUND' });
      expect(await pay.runtime.payments.list(stranger)).toEqual([]);
      expect(taken(await pay.runtime.payments.get(number, checker))).toMatchObject({
        mayImport: false,
        waiting: true,
        rows: [{ account: '***********1234' }, {}],
      });
    });

    it('imports once: the same request gives the same answer, a second result is refused', async () => {
      expect(taken(await importing(text, maker, 'once'))).toMatchObject({ paidTotal: 100_000, waiting: false });
      expect(taken(await importing(text, maker, 'once'))).toMatchObject({ paidTotal: 100_000 });
      expect(await importing(text)).toMatchObject({ code: 'PAY_NOTHING_SENT' });
      await complete(id, 'check', maker, { misdirected: false });
    });

    it('writes down who took full account numbers away', async () => {
      const rows = await withTenant(database.app, payRegion, (t) => t('audit').where({ action: 'payments.export', subject: number }).select('actor'));
      expect(rows).toContainEqual({ actor: 'maker' });
    });
  });

  describe('the database itself', () => {
    it('refuses an order whose maker approved it', async () => {
      const { number } = await listOf(await approved('eyes', 'file'), isSent);
      const order = { tenant: payRegion, list: number, number: 2, job: 'x', channel: 'file', total: 1, count: 1, approval: 'x', sent_at: new Date() };
      const same = { maker: 'maker', maker_name: 'm', checker: 'maker', checker_name: 'm' };
      await expect(withTenant(database.app, payRegion, (t) => t('pay_order').insert({ ...order, ...same }))).rejects.toThrow('pay_order_four_eyes');
    });

    it('refuses a second living row of the same id and term', async () => {
      const list = await listOf(await approved('once', 'bank'), isPaid);
      const double = (t: Parameters<Parameters<typeof withTenant>[2]>[0]) =>
        t.raw(
          `insert into pay_row select tenant, list, position + 100, id, term, payee, id_no, account, account_name, expected_names, amount, purpose, case_id, 'listed' from pay_row where list = ?`,
          [list.number],
        );
      await expect(withTenant(database.app, payRegion, double)).rejects.toThrow('pay_row_once');
    });
  });
});
