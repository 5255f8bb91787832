import { DuckDBInstance } from '@duckdb/node-api';

/** An embedded database with two threads, for tests. */
export interface TestDatabase {
  readonly run: (sql: string) => Promise<void>;
  readonly rows: (sql: string, bindings?: readonly string[]) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly close: () => void;
}

export async function openDuckDb(): Promise<TestDatabase> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  return {
    run: async (sql) => void (await connection.run(sql)),
    rows: async (sql, bindings = []) => (await connection.runAndReadAll(sql, [...bindings])).getRowObjectsJson(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
