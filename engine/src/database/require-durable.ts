import type { Knex } from 'knex';
import { StartRefused } from './embedded/refusal.js';
import { applicationRole } from './row-level-security.js';

/**
 * What a server demands of its database before it acknowledges anything: nothing that could lose a commit, and a role that
 * row-level security holds. There is no way round it; store tests open their databases without starting a server.
 */
export async function requireDurable(app: Knex): Promise<void> {
  const { rows } = await app.raw<{ rows: Guarantees[] }>(question, [applicationRole]);
  const found = rows[0];
  if (!found) throw new Error('the database does not answer');
  requireSettings(found);
  requireRole(found);
}

interface Guarantees {
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly synchronous_commit: string;
  readonly role: string;
  readonly superuser: boolean;
  readonly bypass: boolean;
  readonly owns: boolean;
  readonly is_app: boolean;
}

const question = `select current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
  current_setting('synchronous_commit') as synchronous_commit, rolname as role, rolsuper as superuser, rolbypassrls as bypass,
  exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = 'public' and c.relkind in ('r', 'p') and pg_has_role(current_user, c.relowner, 'member')) as owns,
  pg_has_role(current_user, ?, 'member') as is_app
  from pg_roles where rolname = current_user`;

function requireSettings(found: Guarantees): void {
  const off = (['fsync', 'full_page_writes', 'synchronous_commit'] as const).find((setting) => found[setting] === 'off');
  if (!off) return;

  throw new StartRefused(
    'DATABASE_NOT_DURABLE',
    `数据库的 ${off} 已关闭，断电会丢失已办结的事项；请在数据库中打开 ${off} 后再启动。`,
    `The database has ${off} switched off, so a power cut would lose what was acknowledged: switch it on and start again.`,
  );
}

function requireRole({ role, superuser, bypass, owns, is_app }: Guarantees): void {
  if (!superuser && !bypass && !owns && is_app) return;

  throw new StartRefused(
    'DATABASE_ROLE_TOO_STRONG',
    `DATABASE_URL 的角色 ${role} 不适用：它必须是 ${applicationRole} 的成员，且不是超级用户、表的所有者，也不得绕过行级安全。`,
    `The role ${role} of DATABASE_URL does not fit: it must be a member of ${applicationRole}, and neither superuser nor owner of the tables nor able to bypass row-level security.`,
  );
}
