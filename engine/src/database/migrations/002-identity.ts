import type { Knex } from 'knex';
import { definerFunction, openToDefinerFunctions, ownRows } from '../row-level-security.js';
import type { Migration } from './migration.js';

/**
 * People, appointments, sessions. A person is at home in one tenant and may be appointed in others. Before somebody is
 * signed in no tenant is known, therefore signing in goes through functions that run as owner; each says what it returns.
 */
export const identity: Migration = {
  name: '002-identity',
  async up(knex) {
    await knex.raw(tables);
    for (const table of ['department', 'person', 'credential', 'appointment', 'session']) await ownRows(knex, table);
    await knex.raw('alter table sign_in_attempt enable row level security, force row level security');
    for (const table of ['person', 'credential', 'appointment', 'session', 'sign_in_attempt', 'department']) await openToDefinerFunctions(knex, table);
    await makeSignInFunctions(knex);
    await makePeopleFunctions(knex);
  },
};

const tables = `
create table department (
  tenant text not null references tenant,
  id text not null,
  name text not null,
  name_en text,
  primary key (tenant, id)
);

create table person (
  tenant text not null references tenant,
  id text not null,
  account text not null,
  name text not null,
  id_no text,
  mobile text,
  -- Only people of the demonstration have these; with them one tap signs in, in demo mode.
  demo_title text,
  demo_title_en text,
  demo_group text check (demo_group in ('applicant', 'staff', 'designer', 'administrator')),
  demo_order int,
  primary key (tenant, id)
);
create unique index person_by_id on person (id);
create unique index person_by_account on person (lower(account));

create table credential (
  tenant text not null,
  person text not null,
  salt bytea not null,
  hash bytea not null,
  cost int not null,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (tenant, person),
  foreign key (tenant, person) references person (tenant, id) on delete cascade
);

create table appointment (
  tenant text not null references tenant,
  id text not null,
  -- Somebody of this or another tenant: no foreign key, because no row of one tenant refers to another's.
  person text not null,
  department text,
  role text not null,
  ports text[] not null default '{}',
  valid_from date not null,
  valid_to date,
  primary key (tenant, id),
  foreign key (tenant, department) references department (tenant, id)
);
create index appointment_of_person on appointment (person);
create index appointment_by_port on appointment using gin (ports);

create table session (
  tenant text not null,
  token_hash text not null,
  person text not null,
  started_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  primary key (tenant, token_hash),
  foreign key (tenant, person) references person (tenant, id) on delete cascade
);
create unique index session_by_token on session (token_hash);

-- Failures by account and by address. Kept for accounts that do not exist too, so that a lock tells nothing; the tenant is
-- therefore always '000000', nobody's.
create table sign_in_attempt (
  tenant text not null check (tenant = '000000'),
  subject text not null,
  failures int not null,
  last_at timestamptz not null,
  locked_until timestamptz,
  primary key (tenant, subject)
);
`;

async function makeSignInFunctions(knex: Knex): Promise<void> {
  await definerFunction(knex, 'onething_credential(text)', credentialFunction);
  await definerFunction(knex, 'onething_sign_in_locked(text[])', lockedFunction);
  await definerFunction(knex, 'onething_sign_in_failed(text, int)', failedFunction);
  await definerFunction(knex, 'onething_sign_in_succeeded(text)', succeededFunction);
  await definerFunction(knex, 'onething_session(text)', sessionFunction);
  await definerFunction(knex, 'onething_sign_out(text)', signOutFunction);
}

const header = 'security definer set search_path = public, pg_temp';

/** Returns the password hash of one account, for the comparison in the server; no name, no number. */
const credentialFunction = `
create function onething_credential(wanted text) returns table (tenant text, person text, salt bytea, hash bytea, cost int) language sql stable ${header} as $$
  select p.tenant, p.id, c.salt, c.hash, c.cost from person p join credential c on c.tenant = p.tenant and c.person = p.id where lower(p.account) = lower(wanted)
$$`;

/** Returns only whether one of the subjects is locked now. */
const lockedFunction = `
create function onething_sign_in_locked(subjects text[]) returns boolean language sql stable ${header} as $$
  select exists (select from sign_in_attempt where tenant = '000000' and subject = any (subjects) and locked_until > clock_timestamp())
$$`;

/** Counts a failure; the one that reaches \`most\` locks for 15 minutes. Counting begins again 15 minutes after the last failure. Returns nothing. */
const failedFunction = `
create function onething_sign_in_failed(who text, most int) returns void language plpgsql ${header} as $$
begin
  delete from sign_in_attempt where last_at < clock_timestamp() - interval '1 day';
  insert into sign_in_attempt as a (tenant, subject, failures, last_at) values ('000000', who, 1, clock_timestamp())
  on conflict (tenant, subject) do update set
    failures = case when a.last_at < clock_timestamp() - interval '15 minutes' then 1 else a.failures + 1 end,
    last_at = clock_timestamp();
  update sign_in_attempt set failures = 0, locked_until = clock_timestamp() + interval '15 minutes'
  where tenant = '000000' and subject = who and failures >= most;
end $$`;

const succeededFunction = `
create function onething_sign_in_succeeded(who text) returns void language sql ${header} as $$
  delete from sign_in_attempt where tenant = '000000' and subject = who
$$`;

/** Returns home tenant and person of a living session (idle 15 minutes, at most 8 hours) and refreshes it; a dead one is removed. Real time, not the demo's. */
const sessionFunction = `
create function onething_session(hash text) returns table (tenant text, person text) language plpgsql ${header} as $$
begin
  delete from session s where s.token_hash = hash
    and (s.seen_at < clock_timestamp() - interval '15 minutes' or s.started_at < clock_timestamp() - interval '8 hours');
  -- Written at most every 20 seconds: reading a page must not cost a write.
  update session s set seen_at = clock_timestamp() where s.token_hash = hash and s.seen_at < clock_timestamp() - interval '20 seconds';
  return query select s.tenant, s.person from session s where s.token_hash = hash;
end $$`;

const signOutFunction = `
create function onething_sign_out(hash text) returns void language sql ${header} as $$
  delete from session where token_hash = hash
$$`;

async function makePeopleFunctions(knex: Knex): Promise<void> {
  await definerFunction(knex, 'onething_homes(text[])', homesFunction);
  await definerFunction(knex, 'onething_appointments(text)', appointmentsFunction);
  await definerFunction(knex, 'onething_demo_people()', demoPeopleFunction);
}

/** Returns home tenant and name of people by id: who to address, whom to name as the holder of a task. */
const homesFunction = `
create function onething_homes(people text[]) returns table (id text, home text, name text) language sql stable ${header} as $$
  select p.id, p.tenant, p.name from person p where p.id = any (people)
$$`;

/** Returns the appointments of one person that are in force today, in whichever tenant. */
const appointmentsFunction = `
create function onething_appointments(who text) returns table (tenant text, tenant_name text, department text, department_name text, role text, ports text[])
language sql stable ${header} as $$
  select a.tenant, t.name, a.department, d.name, a.role, a.ports
  from appointment a join tenant t on t.tenant = a.tenant left join department d on d.tenant = a.tenant and d.id = a.department
  where a.person = who and current_date >= a.valid_from and (a.valid_to is null or current_date <= a.valid_to)
  order by a.id
$$`;

/** Returns the invented people that the sign-in page of a demonstration offers; a production database has none. */
const demoPeopleFunction = `
create function onething_demo_people() returns table (id text, name text, title text, title_en text, "group" text, tenant text, tenant_name text)
language sql stable ${header} as $$
  select p.id, p.name, p.demo_title, p.demo_title_en, p.demo_group, p.tenant, t.name
  from person p join tenant t on t.tenant = p.tenant where p.demo_group is not null order by p.demo_order
$$`;
