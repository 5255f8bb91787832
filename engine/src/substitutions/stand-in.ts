import type { PersonStore } from '../stores/person-store.js';
import type { SubstitutionStore } from '../stores/substitution-store.js';

/** Somebody on leave whose work another person does now. */
export interface Principal {
  readonly person: string;
  readonly name: string;
  /** The roles that they hold in the tenant; a substitute does not pass on what they were given themselves. */
  readonly ports: readonly string[];
}

/** Whom a person stands in for today, with the roles they hold there. */
export async function standInsOf(store: SubstitutionStore, people: PersonStore, tenant: string, person: string): Promise<readonly Principal[]> {
  const given = await store.inForce(tenant, person);
  return Promise.all(
    given.map(async ({ person: absent, person_name: name }) => {
      const appointments = (await people.appointments(absent)).filter((appointment) => appointment.tenant === tenant);
      return { person: absent, name, ports: [...new Set(appointments.flatMap(({ ports }) => ports))] };
    }),
  );
}
