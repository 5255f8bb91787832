import type { Message } from '@onething/rules';

/** What a connector has proved about one place that it talks to. */
export interface ConnectorCheck {
  /** `package/port` of an endpoint, the address of a bank; `database` where nothing outside is asked. */
  readonly target: string;
  readonly settings: CheckFinding;
  readonly reach: CheckFinding;
  readonly credentials: CheckFinding;
}

/** `none`: there is nothing to prove, and the sentence says why. */
export interface CheckFinding {
  readonly state: 'good' | 'bad' | 'none';
  readonly message: Message;
}

export function good(zh: string, en: string): CheckFinding {
  return { state: 'good', message: { zh, en } };
}

export function bad(zh: string, en: string): CheckFinding {
  return { state: 'bad', message: { zh, en } };
}

export function none(zh: string, en: string): CheckFinding {
  return { state: 'none', message: { zh, en } };
}

/** The check of a connector that only works with the platform's own tables: `read` reads one of them as this tenant. */
export function ownTables(read: (tenant: string) => Promise<unknown>): (tenant: string) => Promise<readonly ConnectorCheck[]> {
  return async (tenant) => {
    const reach = await read(tenant).then(
      () => good('数据表可读。', 'Its tables can be read.'),
      () => bad('数据表不可读，请检查数据库。', 'Its tables cannot be read: look at the database.'),
    );
    return [{ target: 'database', settings: none('无需设置。', 'It needs no settings.'), reach, credentials: ownCredentials }];
  };
}

/** An id that nothing has: the read goes the whole way and finds nothing. */
export const nobody = '00000000-0000-7000-8000-000000000000';

const ownCredentials = none('使用平台自己的数据库，无需凭据。', 'It uses the platform’s own database and needs no credentials.');
