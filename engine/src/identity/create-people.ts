import type { PersonStore } from '../stores/person-store.js';
import type { KnownPerson, People } from './people.js';

/** People as the other parts of the engine ask for them. */
export function createPeople(store: PersonStore): People {
  const find = async (person: string, home?: string): Promise<KnownPerson | undefined> => {
    const at = home === undefined ? undefined : await store.person({ tenant: home, id: person });
    if (at) return at;

    const [found] = await store.homes([person]);
    return found && store.person({ tenant: found.home, id: found.id });
  };
  return {
    find,
    names: async (people) => new Map((await store.homes(people)).map(({ id, name }) => [id, name])),
    holders: async (tenant, port) => (await store.homes(await store.holders(tenant, port))).map(({ id, home, name }) => ({ id, home, name })),
    isStaff: async (person) => (await store.appointments(person)).some(({ role }) => role !== 'applicant'),
  };
}
