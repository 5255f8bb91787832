import { simulatedBankAnswer } from '@onething/processes';
import { none } from '../connectors/connector-check.js';
import type { Bank } from './bank.js';

/** The bank of a demonstration: it answers at once by the end of the account, the same order always the same. No money moves. */
export const simulatedBank: Bank = {
  check: async () => ({ target: 'bank', settings: simulated, reach: simulated, credentials: simulated }),
  async pay({ key, attempt, rows }) {
    const answers = rows.map(({ id, account, amount }, index) => {
      const answer = simulatedBankAnswer(account, attempt);
      return { id, amount, ...answer, ...(answer.status === 'paid' ? { reference: `${key.split('/').at(-1)}-${index + 1}` } : {}) };
    });
    return { status: 'answered', rows: answers };
  },
};

const simulated = none('演示银行，没有接入真实的银行。', 'A simulated bank: no real one is connected.');
