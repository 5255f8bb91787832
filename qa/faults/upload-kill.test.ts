import { createHash, randomBytes } from 'node:crypto';
import { applicant, plantSmallWorld } from '../support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { testParts } from '../support/test-parts.js';
import { bundled, forkFile, messageOf } from './bundled.js';
import { randomOf } from './random-of.js';
import { recordRun } from './record-run.js';

const rounds = Math.max(5, Math.floor(Number(process.env.ROUNDS ?? 20) / 2));
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

interface Kept {
  readonly n: number;
  readonly id: string;
  readonly sha256: string;
}

describe('kill -9 during uploads', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await plantSmallWorld(database);
  });
  afterAll(() => database.close());

  it(
    `keeps whole what was acknowledged, and no half of what was not, ${rounds} times (seed ${seed})`,
    async () => {
      const random = randomOf(seed);
      const { files } = testParts(database);
      let [acknowledged, unanswered] = [0, 0];
      for (let round = 0; round < rounds; round += 1) {
        const sent = Array.from({ length: 6 }, () => pdf(Math.floor(20_000 + random() * 1_500_000)));
        const kept = await upload(database.url, sent, round % 2 === 0 ? random() * 100 : 100 + random() * 2000);
        for (const { n, id, sha256 } of kept) {
          expect(sha256).toBe(hash(sent[n] ?? Buffer.alloc(0)));
          const read = await files.read(id, applicant);
          expect(read.ok && hash(read.value.bytes)).toBe(sha256);
        }
        expect(await torn(database)).toEqual([]);
        acknowledged += kept.length;
        unanswered += sent.length - kept.length;
        await database.owner.raw('delete from file_chunk; delete from file');
      }
      // Otherwise nobody died over an upload, or nothing was kept.
      expect([acknowledged > 0, unanswered > 0]).toEqual([true, true]);
      recordRun({ test: 'T-kill in uploads', cycles: rounds, faults: rounds, violations: 0, seed, acknowledged, measured: { unanswered } });
    },
    rounds * 30_000,
  );
});

/** Sends all of them to a node at once and kills it; gives what was acknowledged until then. */
async function upload(url: string, sent: readonly Buffer[], after: number): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  const node = forkFile(bundled('upload-process'), { NODE_DATABASE_URL: url });
  await messageOf(node);
  node.on('message', (answer: Kept | { code: string }) => 'id' in answer && kept.push(answer));
  const gone = new Promise<void>((resolve) => node.once('exit', () => resolve()));
  sent.forEach((bytes, n) => {
    node.send({ n, base64: bytes.toString('base64') }, () => undefined);
  });
  setTimeout(() => node.kill('SIGKILL'), after);
  await gone;
  return kept;
}

/** Files whose chunks do not add up to their size. */
async function torn({ owner }: TestDatabase): Promise<unknown[]> {
  const { rows } = await owner.raw<{ rows: unknown[] }>(
    `select f.id from file f left join file_chunk c on c.tenant = f.tenant and c.file = f.id group by f.tenant, f.id, f.size having coalesce(sum(length(c.bytes)), 0) <> f.size`,
  );
  return rows;
}

function pdf(size: number): Buffer {
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size), Buffer.from('\n%%EOF\n')]);
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
