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
        // Late enough that somebody is served, and never at the same place twice.
        setTimeout(() => started.process.kill('SIGKILL'), 400 + ((seed * (round + 7)) % 900));
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
      expect(acknowledged.length).toBeGreaterThan(rounds);
      expect(interrupted).toBeGreaterThan(0);
      console.log(`seed ${seed}: ${acknowledged.length} applications acknowledged over ${rounds} kills, none lost`);
    },
    rounds * 30_000,
  );
});
