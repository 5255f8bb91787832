import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApplicantClient } from './support/applicant-client.js';
import { type Started, startCommand } from './support/start-command.js';

const rounds = 20;
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const people = ['li-qiang', 'wu-hao', 'sun-yue', 'wang-fang'];

/** The whole product as `npm start` runs it, with its own PostgreSQL, killed while applicants apply over HTTP. */
describe('kill -9 of the server under load', () => {
  const data = mkdtempSync(join(tmpdir(), 'onething-kill-'));
  let last: Started | undefined;
  afterAll(async () => {
    last?.process.kill('SIGTERM');
    await last?.exit;
    rmSync(data, { recursive: true, force: true });
  }, 30_000);

  it(
    `loses nothing that was acknowledged, ${rounds} times (seed ${seed})`,
    async () => {
      const applicants = people.map((person) => new ApplicantClient(person));
      for (let round = 0; round < rounds; round += 1) {
        const started = startCommand(['--port', '0', '--data', data]);
        const { url } = await started.address;
        const load = applicants.map((applicant) => applicant.applyAgainAndAgain(url));
        // Somebody has been served; then at a place that is never the same twice.
        await served(applicants);
        setTimeout(() => started.process.kill('SIGKILL'), (seed * (round + 7)) % 700);
        await Promise.all([started.exit, ...load]);
      }

      last = startCommand(['--port', '0', '--data', data]);
      const { url } = await last.address;
      const acknowledged = applicants.flatMap((applicant) => applicant.acknowledged);
      const interrupted = applicants.filter((applicant) => applicant.unanswered > 0).length;
      expect(applicants.flatMap((applicant) => applicant.refused)).toEqual([]);
      for (const applicant of applicants) expect(await applicant.missing(url)).toEqual([]);
      for (const applicant of applicants) expect(await applicant.repliesThatChanged(url)).toEqual([]);
      expect(new Set(acknowledged.map(({ number }) => number)).size).toBe(acknowledged.length);
      // Otherwise the server was killed while nothing was going on.
      expect(acknowledged.length).toBeGreaterThanOrEqual(rounds);
      expect(interrupted).toBeGreaterThan(0);
      console.log(`seed ${seed}: ${acknowledged.length} applications acknowledged over ${rounds} kills, none lost`);
    },
    rounds * 30_000,
  );
});

/** Waits until one more application is acknowledged; a server that serves nobody for a minute fails the test. */
async function served(applicants: readonly ApplicantClient[]): Promise<void> {
  const count = () => applicants.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
  const before = count();
  for (let waited = 0; count() === before; waited += 20) {
    if (waited > 60_000) throw new Error('Nobody was served for a minute.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
