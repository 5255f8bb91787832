import { createHash } from 'node:crypto';
import { canonicalRows, checkPayRows, documentNumber, payListNumber, preparedFacts, readPayRows } from '@onething/processes';
import type { PayListStore } from '../stores/pay-list-store.js';
import { answered, type Connector, type ConnectorCall } from './connector.js';
import { ownTables } from './connector-check.js';
import { textOf } from './input.js';

/** Checks and freezes a pay list: `{ title, term, rows, maker, checker }` → `{ listId, total, … }`. One list a key. */
export function payListPrepare(lists: PayListStore): Connector {
  return {
    id: 'pay-list-prepare',
    check: ownTables((tenant) => lists.find(tenant, 'none')),
    async run(input, call) {
      const rows = readPayRows(input.rows);
      if (!rows.ok) return { status: 'error', code: rows.code, message: rows.message.zh };

      const { title, term, maker, checker } = {
        title: textOf(input, 'title'),
        term: textOf(input, 'term'),
        maker: textOf(input, 'maker'),
        checker: textOf(input, 'checker'),
      };
      const about = { job: call.key, instance: call.instance, title, term, makerPort: portOf(maker, call), checkerPort: portOf(checker, call) };
      const { region, year } = placeOf(call);
      const list = await lists.freeze(call.tenant, about, {
        series: `pay-list/${region}/${year}`,
        numberOf: (sequence) => documentNumber(payListNumber, { region, year, sequence }),
        check: (taken) => checkPayRows(rows.value, taken),
        hashOf: (checked) => sha256(canonicalRows(checked.flatMap(({ row, returned }) => (returned ? [] : [row])))),
      });
      return answered(preparedFacts(list, list.hash));
    },
  };
}

/** Region and year that numbers are counted in. */
export function placeOf({ context, now }: ConnectorCall): { readonly region: string; readonly year: string } {
  return { region: context.facts.case.region, year: now.slice(0, 4) };
}

/** The caller names a port of its own package. */
function portOf(port: string, { release }: ConnectorCall): string {
  return port.includes('/') ? port : `${release.package.manifest.id}/${port}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
