import type { ClaimedWork } from '../stores/work-store.js';
import { recallUnheard } from './recall-unheard.js';

const job = (activity: string): ClaimedWork => ({ kind: 'connector', tenant: '330199', instance: 'i', activity });

describe('work whose claim was never answered', () => {
  const given: string[] = [];
  let held: readonly ClaimedWork[] = [];
  let running: readonly ClaimedWork[] = [];
  const recall = recallUnheard(
    {
      held: async () => held,
      giveBack: async ({ activity }) => {
        given.push(activity);
      },
    },
    () => running,
  );

  it('is given back when it is unheard of for the second time, and what runs is left alone', async () => {
    [held, running] = [[job('lost'), job('running'), job('just given')], [job('running')]];
    await recall();
    expect(given).toEqual([]);

    [held, running] = [
      [job('lost'), job('running'), job('just given')],
      [job('running'), job('just given')],
    ];
    await recall();
    expect(given).toEqual(['lost']);

    held = [job('running'), job('just given')];
    await recall();
    expect(given).toEqual(['lost']);
  });
});
