import type { Message, Problem } from '@onething/rules';
import type { Organisation } from './organisation.js';

const above = { province: undefined, city: 'province', county: 'city' } as const;

/** Everything that does not fit together, with its place; nothing of an organisation with problems is taken over. */
export function checkOrganisation(organisation: Organisation): readonly Problem[] {
  return [...tenantProblems(organisation), ...departmentProblems(organisation), ...peopleProblems(organisation)];
}

function tenantProblems({ tenants }: Organisation): readonly Problem[] {
  const levels = new Map(tenants.map(({ code, level }) => [code, level]));
  return [
    ...doubles(tenants, ({ code }) => code, '/tenants', 'code'),
    ...tenants.flatMap(({ code, level, parent }, n) => {
      if (parent === undefined ? level === 'province' : levels.get(parent) === above[level]) return [];
      const text: Message = {
        zh: `${code} 的上级“${parent ?? ''}”不对：县属于市，市属于省，上级也要写在文件里。`,
        en: `"${parent ?? ''}" cannot be the parent of ${code}: a county belongs to a city, a city to a province, and both stand in the file.`,
      };
      return [{ code: 'PARENT_WRONG', place: `/tenants/${n}/parent`, message: text }];
    }),
  ];
}

function departmentProblems({ tenants, departments }: Organisation): readonly Problem[] {
  const codes = new Set(tenants.map(({ code }) => code));
  return [
    ...doubles(departments, ({ tenant, id }) => `${tenant}/${id}`, '/departments', 'id'),
    ...departments.flatMap(({ tenant }, n) => (codes.has(tenant) ? [] : [unknown(`/departments/${n}/tenant`, '地区', 'tenant', tenant)])),
  ];
}

function peopleProblems({ tenants, departments, people }: Organisation): readonly Problem[] {
  const codes = new Set(tenants.map(({ code }) => code));
  const known = new Set(departments.map(({ tenant, id }) => `${tenant}/${id}`));
  return [
    ...doubles(people, ({ id }) => id, '/people', 'id'),
    ...doubles(people, ({ account }) => account.toLowerCase(), '/people', 'account'),
    ...people.flatMap(({ tenant, appointments }, n) => [
      ...(codes.has(tenant) ? [] : [unknown(`/people/${n}/tenant`, '地区', 'tenant', tenant)]),
      ...appointments.flatMap((appointment, at) => {
        const place = `/people/${n}/appointments/${at}`;
        if (!codes.has(appointment.tenant)) return [unknown(`${place}/tenant`, '地区', 'tenant', appointment.tenant)];
        const { department } = appointment;
        if (department === undefined || known.has(`${appointment.tenant}/${department}`)) return [];
        return [unknown(`${place}/department`, '部门', 'department', `${appointment.tenant}/${department}`)];
      }),
    ]),
  ];
}

function doubles<T>(items: readonly T[], keyOf: (item: T) => string, place: string, field: string): readonly Problem[] {
  const seen = new Set<string>();
  return items.flatMap((item, n) => {
    const key = keyOf(item);
    const again = seen.has(key);
    seen.add(key);
    return again ? [{ code: 'NAMED_TWICE', place: `${place}/${n}/${field}`, message: { zh: `“${key}”写了两次。`, en: `"${key}" stands there twice.` } }] : [];
  });
}

function unknown(place: string, zh: string, en: string, named: string): Problem {
  return { code: 'NOT_IN_FILE', place, message: { zh: `文件里没有${zh}“${named}”。`, en: `The file has no ${en} "${named}".` } };
}
