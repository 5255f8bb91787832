import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import { openAside } from './scratch-folder.js';

/** An embedded column store in memory, for populations that were frozen to files. */
export interface PopulationDatabase {
  readonly run: (sql: string) => Promise<void>;
  readonly rows: (sql: string, bindings?: readonly string[]) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** `table` as it is named, without quotes. */
  readonly append: (table: string, pages: AsyncIterable<Iterable<readonly Cell[]>>) => Promise<number>;
  /** Of this program's statements and of the column store, for the record. */
  readonly version: string;
  readonly close: () => void;
}

/** What can stand in a cell; `undefined` is written as NULL. */
export type Cell = string | number | boolean | null | undefined;

/** Opens a store that reads no other file and no address than those it is asked for in code; `memory` such as `600MB`. */
export async function openPopulationDatabase(options: { readonly threads: number; readonly memory: string }): Promise<PopulationDatabase> {
  // Loaded when somebody asks, because a server that only runs cases needs no column store.
  const { DuckDBInstance, version } = await import('@duckdb/node-api');
  const aside = await openAside();
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(options.threads),
    memory_limit: options.memory,
    // What the store must put aside goes to memory too, or is refused: people are not written to a disk as they are.
    temp_directory: aside?.folder ?? '',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  // A connection for each call, so that a question does not wait until somebody else's people are frozen.
  const connected = async <T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> => {
    const connection = await instance.connect();
    try {
      return await work(connection);
    } finally {
      connection.closeSync();
    }
  };
  return {
    version: `onething 0.1 duckdb ${version()}`,
    run: (sql) => connected(async (connection) => void (await connection.run(sql))),
    rows: (sql, bindings = []) => connected(async (connection) => (await connection.runAndReadAll(sql, [...bindings])).getRowObjectsJson()),
    append: (table, pages) => connected((connection) => appendTo(connection, table, pages)),
    close: () => {
      instance.closeSync();
      aside?.remove();
    },
  };
}

async function appendTo(connection: DuckDBConnection, table: string, pages: AsyncIterable<Iterable<readonly Cell[]>>): Promise<number> {
  const appender = await connection.createAppender(table);
  let count = 0;
  for await (const page of pages) {
    for (const row of page) {
      for (const cell of row) appendCell(appender, cell);
      appender.endRow();
      count += 1;
    }
  }
  appender.closeSync();
  return count;
}

function appendCell(appender: DuckDBAppender, cell: Cell): void {
  if (cell === null || cell === undefined) appender.appendNull();
  else if (typeof cell === 'number') appender.appendDouble(cell);
  else if (typeof cell === 'boolean') appender.appendBoolean(cell);
  else appender.appendVarchar(cell);
}
