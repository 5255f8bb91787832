/** What other parts may know of people: enough to fill a form, to address somebody, to name who holds a task. */
export interface People {
  /** Wherever the person is at home. `undefined` when there is no such person. */
  find(person: string): Promise<KnownPerson | undefined>;
  /** Names by id, for lists. */
  names(people: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Who holds a role port (`package/port`) in this tenant today. */
  holders(tenant: string, port: string): Promise<readonly KnownPerson[]>;
}

export interface KnownPerson {
  readonly id: string;
  /** Tenant of the person's account; notifications are kept there. */
  readonly home: string;
  readonly name: string;
  readonly idNo?: string;
  readonly mobile?: string;
}
