import { openPost } from './bench-site.js';
import { arrivals, ledger, morning } from './morning-people.js';

/** Whose day the crowd of another county must not spoil. */
interface County {
  readonly port: number;
  readonly region: string;
  readonly citizens: readonly string[];
  readonly clerks: readonly string[];
  readonly perSecond: number;
}

process.once('message', async (message) => {
  const { port, region, citizens, clerks, perSecond } = message as County;
  const [kept, posting] = [ledger(), openPost(port)];
  await arrivals(citizens.length, perSecond, (n) =>
    morning(posting.post, { region, citizen: citizens[n] ?? '', clerk: clerks[n % clerks.length] ?? '' }, kept, n),
  );
  posting.close();
  process.send?.(kept);
});
