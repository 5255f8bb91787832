import { done, type Outcome, refused } from '@onething/rules';
import { ApiError } from '../../client/client.js';
import { type Client, createClient, type SignIn } from '../../client/index.js';
import type { CommandOptions } from '../command.js';

/** Does something on a server as somebody who is signed in; what the server refuses is passed on in its own words. */
export async function onServer<T>(options: CommandOptions, work: (client: Client, download: Download) => Promise<T>): Promise<Outcome<T>> {
  const { server, language } = options;
  const credentials = credentialsOf(options);
  if (!credentials) return credentialsMissing;
  const session = fetchWithCookie();
  const client = createClient({ baseUrl: server, language, fetch: session });
  try {
    await client.signIn(credentials);
    const result = await work(client, async (url) => new Uint8Array(await (await session(url)).arrayBuffer()));
    await client.signOut();

    return done(result);
  } catch (error) {
    if (error instanceof ApiError) return refusalOf(error);
    throw error;
  }
}

function credentialsOf({ demoPerson, account, password }: CommandOptions): SignIn | undefined {
  if (demoPerson) return { demoPerson };

  return account && password ? { account, password } : undefined;
}

export type Download = (url: string) => Promise<Uint8Array>;

/** A browser keeps the session's cookie by itself; here it is kept for the length of one command. */
function fetchWithCookie(): typeof fetch {
  let cookie = '';

  return async (input, init) => {
    const headers = new Headers(init?.headers);
    if (cookie) headers.set('Cookie', cookie);
    const response = await fetch(input, { ...init, headers });
    const [given] = response.headers.getSetCookie();
    if (given) cookie = given.split(';')[0] ?? '';

    return response;
  };
}

const credentialsMissing = refused('CREDENTIALS_MISSING', {
  zh: '请给出账号（--account 或 ONETHING_ACCOUNT）和密码（环境变量 ONETHING_PASSWORD 或 --password）；演示环境可用 --as publisher。',
  en: 'Name the account (--account or ONETHING_ACCOUNT) and the password (environment variable ONETHING_PASSWORD, or --password); in a demonstration --as publisher will do.',
});

function refusalOf({ code, message, problems }: ApiError) {
  const both = (text: string) => ({ zh: text, en: text });

  return refused(
    code,
    both(message),
    problems.map((problem) => ({ ...problem, message: both(problem.message) })),
  );
}
