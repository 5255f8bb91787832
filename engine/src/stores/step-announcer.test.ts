import pino from 'pino';
import { eventually } from '../../../qa/support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { stepAnnouncer } from './step-announcer.js';
import { type StepsSaved, stepListener } from './step-listener.js';

const logger = pino({ level: 'silent' });
const cases = Array.from({ length: 450 }, (_, n) => [`0197f3a0-0000-7000-8000-${String(n).padStart(12, '0')}`, n, 'running'] as const);

describe('what a node tells the others', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it('reaches them once, in order and in few calls, and says whether there is work', async () => {
    const heard: StepsSaved[] = [];
    const listener = stepListener(database.url, (saved) => heard.push(saved), logger);
    await listener.start();
    const announcer = stepAnnouncer(database.app, 'here', logger);
    for (const [n, one] of cases.entries()) announcer.say({ work: n === 200, case: one });
    const told = () => heard.flatMap((saved) => saved.cases);
    await eventually(
      async () => told().length,
      (n) => n >= cases.length,
    );
    expect(told()).toEqual(cases);
    expect(heard.length).toBeLessThanOrEqual(6);
    expect(heard.every(({ node }) => node === 'here')).toBe(true);
    expect(heard.some(({ work }) => work)).toBe(true);
    await listener.stop();
  });

  it('goes on telling after the database was away', async () => {
    const pool = { refuses: true };
    const app = new Proxy(database.app, {
      get: (target, name) => (name === 'raw' && pool.refuses ? () => Promise.reject(new Error('away')) : Reflect.get(target, name)),
    });
    const heard: StepsSaved[] = [];
    const listener = stepListener(database.url, (saved) => heard.push(saved), logger);
    await listener.start();
    const announcer = stepAnnouncer(app, 'here', logger);
    for (const one of cases.slice(0, 3)) announcer.say({ work: false, case: one });
    await new Promise((resolve) => setTimeout(resolve, 50));
    pool.refuses = false;
    announcer.say({ work: false, case: cases[3] ?? ['', 0, 'running'] });
    await eventually(
      async () => heard.length,
      (n) => n > 0,
    );
    expect(heard.flatMap((saved) => saved.cases)).toEqual([cases[3]]);
    await listener.stop();
  });
});
