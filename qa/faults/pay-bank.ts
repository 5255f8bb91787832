import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { simulatedBankAnswer } from '@onething/processes';
import type { BankOrder, ResultRow } from '../../engine/src/payments/bank.js';

/**
 * A bank in a process of its own, with a ledger that outlives every node: a line for each payment that it makes, a line for each
 * time it is asked. It pays an order once a key. The first time it hears of an order it often behaves badly: it pays and hangs
 * up, pays and answers garbage, or fails before it pays.
 */
const { LEDGER = '' } = process.env;
const answers = new Map<string, readonly ResultRow[]>();
const heard = new Set<string>();

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const order: BankOrder = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const isNew = !heard.has(order.key);
    heard.add(order.key);
    note({ asked: order.key });
    const mood = isNew ? moods[heard.size % moods.length] : undefined;
    if (mood === 'fails') return void response.writeHead(500).end();

    const rows = answers.get(order.key) ?? pay(order);
    if (mood === 'hangs up') return void response.destroy();
    setTimeout(() => response.end(mood === 'garbles' ? '{"rows": [{"id"' : JSON.stringify({ rows })), mood === 'is slow' ? 60 : 5);
  });
});
const moods = [undefined, 'hangs up', 'is slow', 'garbles', undefined, 'fails'] as const;

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' ? address?.port : undefined);
});
process.on('disconnect', () => process.exit(0));

function pay({ key, attempt, rows }: BankOrder): readonly ResultRow[] {
  const answered = rows.map(({ id, amount, account }): ResultRow => ({ id, amount, ...simulatedBankAnswer(account, attempt) }));
  for (const { id, amount, status } of answered) if (status === 'paid') note({ paid: id, amount, key });
  answers.set(key, answered);
  return answered;
}

function note(line: object): void {
  appendFileSync(LEDGER, `${JSON.stringify(line)}\n`);
}
