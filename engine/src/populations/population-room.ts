import { stat } from 'node:fs/promises';
import path from 'node:path';
import { done, type Outcome } from '@onething/rules';
import { quoted } from '@onething/rules/sql';
import { fileOf, sourceOf } from './freeze-population.js';
import { openPopulationDatabase, type PopulationDatabase } from './population-database.js';
import { type Baselines, forgetBaselines } from './remember-baseline.js';
import { openScratch, type ScratchFolder } from './scratch-folder.js';
import { openSealedFile } from './sealed-file.js';
import type { OpenPopulation } from './what-if.js';

/** Where populations lie and with which key; how much of this machine they may take. */
export interface RoomSettings {
  readonly folder: string;
  readonly key: Buffer;
  readonly threads: number;
  readonly memory: string;
}

/** The column store of this node, opened when somebody asks; the last populations stay open for the next question. */
export interface PopulationRoom {
  database(): Promise<PopulationDatabase>;
  /** `POPULATION_DAMAGED`. */
  open(population: PopulationToOpen): Promise<Outcome<OpenPopulation>>;
  /** Forgets what is open of this population. */
  forget(population: Pick<PopulationToOpen, 'tenant' | 'hash'>): Promise<void>;
  close(): Promise<void>;
}

export interface PopulationToOpen {
  readonly tenant: string;
  readonly hash: string;
  readonly people: number;
  readonly columns: OpenPopulation['columns'];
}

/** Where the populations of a tenant lie. */
export function folderOf(folder: string, tenant: string): string {
  return path.join(folder, tenant);
}

const mostOpen = 2;
/** Up to here people lie in memory as a table; more are read from the decrypted file, which stays until the population is forgotten. */
const mostInMemory = 2_000_000;

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

/** Opens nothing yet. */
export function openPopulationRoom({ folder, key: secret, threads, memory }: RoomSettings): PopulationRoom {
  let opened: Promise<PopulationDatabase> | undefined;
  const open = new Map<string, { readonly population: Promise<Outcome<OpenPopulation>>; readonly release: () => Promise<void> }>();
  const database = () => {
    opened ??= openPopulationDatabase({ threads, memory });
    return opened;
  };
  const forget = async (key: string) => {
    const entry = open.get(key);
    open.delete(key);
    await entry?.population.catch(() => undefined);
    await entry?.release();
  };

  return {
    database,
    forget: ({ tenant, hash }) => forget(`${tenant} ${hash}`),
    async open({ tenant, hash, people, columns }) {
      const key = `${tenant} ${hash}`;
      const known = open.get(key);
      if (known) {
        // Asked for last, forgotten last.
        open.delete(key);
        open.set(key, known);
        return known.population;
      }
      let scratch: ScratchFolder | undefined;
      const table = quoted(`people ${key}`);
      const inMemory = people <= mostInMemory;
      const baselines: Baselines = new Map();
      const population = read();
      open.set(key, {
        population,
        release: async () => {
          await scratch?.remove();
          await forgetBaselines(await database(), baselines);
          if (inMemory) await (await database()).run(`DROP TABLE IF EXISTS ${table}`);
        },
      });
      const result = await population;
      if (!result.ok) open.delete(key);
      for (const oldest of [...open.keys()].slice(0, Math.max(0, open.size - mostOpen))) await forget(oldest);
      return result;

      async function read(): Promise<Outcome<OpenPopulation>> {
        const sealed = fileOf(folderOf(folder, tenant), hash, true);
        scratch = await openScratch(folder, await sizeOf(sealed));
        const decrypted = await openSealedFile(sealed, scratch.file, secret, hash);
        if (!decrypted.ok) {
          await scratch.remove();
          return decrypted;
        }
        if (!inMemory) return done({ hash, columns, source: sourceOf(scratch) });
        try {
          await (await database()).run(`CREATE OR REPLACE TABLE ${table} AS SELECT * FROM ${sourceOf(scratch)}`);
        } finally {
          await scratch.remove();
        }
        return done({ hash, columns, source: table, baselines });
      }
    },
    async close() {
      for (const key of [...open.keys()]) await forget(key);
      if (opened) (await opened).close();
      opened = undefined;
    },
  };
}
