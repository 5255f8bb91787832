import type { RegistryDefinition } from '@onething/processes';
import type { Outcome, Value } from '@onething/rules';

/** 基础库: typed tables with one authoritative source, held by the tenant or, where a port is bound so, by another one. */
export interface Registries {
  /** `REGISTRY_NOT_FOUND`. */
  definition(tenant: string, registry: string): Promise<Outcome<RegistryDefinition>>;
  /**
   * Records whose fields equal `where`, or one of a list in it (a value inside a list field matches too), at most `limit` (default
   * 200), by key. `REGISTRY_NOT_FOUND`, `REGISTRY_FIELD_UNKNOWN`.
   */
  find(tenant: string, registry: string, where: Readonly<Record<string, Value>>, limit?: number): Promise<Outcome<readonly RegistryRecord[]>>;
  /** Inserts or changes the record of that key; fields not named keep their value. `RECORD_INVALID` with problems by field. */
  save(tenant: string, registry: string, record: RecordToSave): Promise<Outcome<RegistryRecord>>;
}

export interface RecordToSave {
  readonly key: Readonly<Record<string, Value>>;
  readonly values: Readonly<Record<string, Value>>;
  /** Where the values come from: a file number, a case number, `seed`. */
  readonly provenance: string;
}

/** One entry with its lineage. */
export interface RegistryRecord {
  readonly registry: string;
  readonly key: Readonly<Record<string, Value>>;
  /** Key and other fields, as typed by the definition. */
  readonly values: Readonly<Record<string, Value>>;
  /** The authority that answers for it. */
  readonly source: string;
  readonly provenance: string;
  readonly updatedAt: string;
}
