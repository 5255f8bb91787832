/** What other parts may know of people: enough to fill a form, to address somebody, to name who holds a task. */
export interface People {
  /** Wherever the person is at home, looked for at `home` first. `undefined` when there is no such person. */
  find(person: string, home?: string): Promise<KnownPerson | undefined>;
  /** Names by id, for lists. */
  names(people: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Who holds a role port (`package/port`) in this tenant today. */
  holders(tenant: string, port: string): Promise<readonly KnownPerson[]>;
  /** Whether the person works for somebody today, in whichever tenant. */
  isStaff(person: string): Promise<boolean>;
}

export interface KnownPerson {
  readonly id: string;
  /** Tenant of the person's account; notifications are kept there. */
  readonly home: string;
  readonly name: string;
  readonly idNo?: string;
  readonly mobile?: string;
  readonly email?: string;
  /** Ways out of a message that the person has chosen; absent: whatever is bound. */
  readonly channels?: readonly string[];
}
