/** An embedded column store in memory, for populations that were frozen to files. */
export interface PopulationDatabase {
  readonly run: (sql: string) => Promise<void>;
  readonly rows: (sql: string, bindings?: readonly string[]) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly append: (table: string, rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>) => Promise<number>;
  readonly close: () => void;
}

/** What can stand in a cell; `undefined` is written as NULL. */
export type Cell = string | number | boolean | null | undefined;

/** Opens a store that reads no other file and no address than those it is asked for in code; `memory` such as `600MB`. */
export async function openPopulationDatabase(options: { readonly threads: number; readonly memory: string }): Promise<PopulationDatabase> {
  // Loaded when somebody asks, because a server that only runs cases needs no column store.
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(options.threads),
    memory_limit: options.memory,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  return {
    run: async (sql) => {
      await connection.run(sql);
    },
    rows: async (sql, bindings = []) => (await connection.runAndReadAll(sql, [...bindings])).getRowObjectsJson(),
    append: async (table, rows) => {
      const appender = await connection.createAppender(table);
      let count = 0;
      for await (const row of rows) {
        for (const cell of row) {
          if (cell === null || cell === undefined) appender.appendNull();
          else if (typeof cell === 'number') appender.appendDouble(cell);
          else if (typeof cell === 'boolean') appender.appendBoolean(cell);
          else appender.appendVarchar(cell);
        }
        appender.endRow();
        count += 1;
      }
      appender.closeSync();
      return count;
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
