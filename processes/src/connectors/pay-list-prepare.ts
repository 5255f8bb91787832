import { checkPayRows } from '../payments/check-pay-rows.js';
import { preparedFacts } from '../payments/pay-list-facts.js';
import { readPayRows } from '../payments/pay-row.js';
import { simulatedPayList, takenIn } from '../payments/simulated-pay-list.js';
import type { ConnectorDescriptor, SimulatedWorld } from './connector.js';
import { needed } from './connector-field.js';
import { documentNumber } from './document-number.js';
import { textOf } from './facts-of-input.js';

/** Number of a pay list: one sequence a region and year. */
export const payListNumber = 'FF-{region}-{year}-{seq:6}';

/** Freezes a pay list: checks every row, returns the bad ones alone, and states the control total of the rest. */
export const payListPrepare: ConnectorDescriptor = {
  id: 'pay-list-prepare',
  title: { zh: '核对并冻结发放清单', en: 'Check and freeze a pay list' },
  inputs: {
    title: needed('string', '清单名称', 'Title of the list'),
    term: needed('string', '学期（同一学期同一编号只发一次）', 'Term: one id is paid once in it'),
    rows: needed('list', '发放明细（金额单位为分）', 'Rows, amounts in 分'),
    maker: needed('string', '制单岗位', 'Role port of the maker'),
    checker: needed('string', '复核岗位', 'Role port of the checker'),
  },
  outputs: {
    listId: needed('string', '清单编号', 'Number of the list'),
    total: needed('number', '控制总额（分）', 'Control total in 分'),
    count: needed('number', '应发笔数', 'Number of rows to pay'),
    hash: needed('string', '清单摘要', 'Hash of the frozen rows'),
    totalYuan: needed('string', '控制总额（元）', 'Control total in yuan'),
    returned: needed('number', '退回笔数', 'Number of rows returned'),
    dueTotal: needed('number', '下一次应发总额（分）', 'Sum of the next order in 分'),
    dueYuan: needed('string', '下一次应发总额（元）', 'Sum of the next order in yuan'),
    dueCount: needed('number', '下一次应发笔数', 'Rows of the next order'),
  },
  simulate(input, world) {
    const rows = readPayRows(input.rows);
    if (!rows.ok) return { status: 'error', code: rows.code, message: rows.message.zh };

    const term = textOf(input, 'term');
    const about = { number: nextNumber(world), case: world.key.split('/')[0] ?? '', term, title: textOf(input, 'title') };
    const list = simulatedPayList(about, checkPayRows(rows.value, takenIn(world.payLists.values(), term)));
    world.payLists.set(list.number, list);
    return { status: 'answered', output: preparedFacts(list, `simulated-${list.number}`) };
  },
};

function nextNumber({ sequences, region, now }: SimulatedWorld): string {
  const year = now.slice(0, 4);
  const name = `pay-list/${region}/${year}`;
  const sequence = (sequences.get(name) ?? 0) + 1;
  sequences.set(name, sequence);
  return documentNumber(payListNumber, { region, year, sequence });
}
