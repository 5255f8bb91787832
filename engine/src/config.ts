import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { StartRefused } from './database/embedded/refusal.js';

/** How one node of the engine is set up. Read once at the start; nothing else looks at the environment. */
export interface EngineConfig {
  readonly mode: 'demo' | 'production';
  readonly database: DatabaseConfig;
  /** Begins again with a fresh demonstration; only with an embedded database. */
  readonly resetDemo: boolean;
  /** Where links and QR codes lead, without a slash at the end. */
  readonly publicUrl: string;
  /** Folder of the project, whose examples a demonstration publishes. */
  readonly root: string;
  readonly logLevel: string;
  /** Standard output when absent. */
  readonly logFile?: string;
  /** Says something to the person at the keyboard that is worth knowing and stops nothing. */
  readonly tell?: (message: { readonly zh: string; readonly en: string }) => void;
  /** Hears the address of the database (the application's role) once it is open, for further nodes of this machine. */
  readonly opened?: (databaseUrl: string) => void;
  /** Shortest password of a local account. */
  readonly passwordLength: number;
  /** Where orders of pay lists go. */
  readonly bank?: { readonly url: string; readonly token?: string };
  /** Settings of the channels by which messages leave the house: `{ "sms": { … }, "email": { … } }`. */
  readonly channels?: Readonly<Record<string, unknown>>;
  /** Where frozen people lie, and the 32 bytes they are encrypted with; without a key nobody is frozen. */
  readonly populations: { readonly folder: string; readonly key?: Buffer };
  /** Where signed checkpoints of the audit trail are exported; without it none are. */
  readonly auditFolder?: string;
  /** Part of the live decisions that another engine is asked about, 0 to 1. */
  readonly secondOpinionShare: number;
  /** What headers of endpoint bindings may name (`secret:ROLL_TOKEN`). */
  readonly secrets: Readonly<Record<string, string>>;
}

export type DatabaseConfig =
  | { readonly kind: 'embedded'; readonly folder: string }
  /** `ownerUrl` serves migrations; without it the database must be up to date. */
  | { readonly kind: 'server'; readonly url: string; readonly ownerUrl?: string };

/** What the starter knows better than the environment. */
export interface ConfigOptions {
  readonly root: string;
  readonly publicUrl: string;
  readonly data?: string;
  readonly resetDemo?: boolean;
  readonly logFile?: string;
  readonly tell?: EngineConfig['tell'];
  readonly opened?: EngineConfig['opened'];
}

/**
 * ONETHING_MODE (`demo`, `production`) · DATABASE_URL, DATABASE_OWNER_URL (else PostgreSQL is started in ONETHING_DATA) ·
 * ONETHING_BANK_URL, ONETHING_BANK_TOKEN (where orders of pay lists go; without it production pays by file) ·
 * ONETHING_CHANNELS (a JSON file with the settings of SMS, e-mail and 钉钉; without it production sends nothing out) ·
 * ONETHING_POPULATION_KEY (32 bytes in base64, with which frozen people are encrypted), ONETHING_POPULATIONS (their folder) ·
 * ONETHING_SECRET_<NAME> (what endpoint bindings name) · ONETHING_AUDIT_FOLDER (signed checkpoints of the audit trail; by default
 * beside a bundled database) · ONETHING_SECOND_OPINION (part of the live decisions that json-rules-engine is asked about, 0.01) · ONETHING_LOG_LEVEL · ONETHING_PASSWORD_LENGTH (production without an identity provider: local accounts,
 * at least 10).
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, options: ConfigOptions): EngineConfig {
  const mode = readMode(environment.ONETHING_MODE);
  const database = readDatabase(environment, options.data);
  return {
    mode,
    database,
    auditFolder: environment.ONETHING_AUDIT_FOLDER ?? (database.kind === 'embedded' ? path.join(database.folder, 'audit') : undefined),
    resetDemo: options.resetDemo === true && mode === 'demo',
    publicUrl: options.publicUrl,
    root: options.root,
    logLevel: environment.ONETHING_LOG_LEVEL ?? 'info',
    logFile: options.logFile,
    tell: options.tell,
    opened: options.opened,
    passwordLength: readPasswordLength(environment.ONETHING_PASSWORD_LENGTH, mode),
    bank: readBank(environment),
    channels: readChannels(environment.ONETHING_CHANNELS),
    populations: readPopulations(environment, options, mode),
    secondOpinionShare: readShare(environment.ONETHING_SECOND_OPINION),
    secrets: readSecrets(environment),
  };
}

const secretPrefix = 'ONETHING_SECRET_';

function readSecrets(environment: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (name.startsWith(secretPrefix) && value ? [[name.slice(secretPrefix.length), value]] : [])),
  );
}

function readShare(text = '0.01'): number {
  const share = Number(text);
  if (text.trim() !== '' && share >= 0 && share <= 1) return share;

  throw new StartRefused(
    'SECOND_OPINION_INVALID',
    `ONETHING_SECOND_OPINION 须为 0 到 1 之间的数（0.01 即抽查 1 %），不能是“${text}”。`,
    `ONETHING_SECOND_OPINION is a number from 0 to 1 (0.01 is one decision in a hundred), not "${text}".`,
  );
}

function readMode(text = 'demo'): EngineConfig['mode'] {
  if (text === 'demo' || text === 'production') return text;

  throw new StartRefused('MODE_UNKNOWN', `ONETHING_MODE 只能是 demo 或 production，不能是“${text}”。`, `ONETHING_MODE is demo or production, not "${text}".`);
}

/** Where the database is: a folder that is named, else DATABASE_URL and DATABASE_OWNER_URL, else ONETHING_DATA. */
export function readDatabase(environment: Readonly<Record<string, string | undefined>>, data?: string): DatabaseConfig {
  const url = environment.DATABASE_URL;
  if (url && data === undefined) return { kind: 'server', url, ownerUrl: environment.DATABASE_OWNER_URL };

  return { kind: 'embedded', folder: data ?? environment.ONETHING_DATA ?? 'data' };
}

const shortest = 10;

/** Sign-in through the city's identity platform comes with a later version; until then production says how long a password must be. */
function readPasswordLength(text: string | undefined, mode: EngineConfig['mode']): number {
  if (mode === 'demo' && text === undefined) return shortest;
  if (text !== undefined && /^\d{1,3}$/.test(text) && Number(text) >= shortest) return Number(text);

  throw new StartRefused(
    'IDENTITY_NOT_CONFIGURED',
    `正式环境需要身份认证：请用 ONETHING_PASSWORD_LENGTH 设定本地账号的最短密码长度（不少于 ${shortest}）。`,
    `Production needs an identity provider or a password policy: set ONETHING_PASSWORD_LENGTH (at least ${shortest}) for local accounts.`,
  );
}

function readBank({ ONETHING_BANK_URL: url, ONETHING_BANK_TOKEN: token }: Readonly<Record<string, string | undefined>>): EngineConfig['bank'] {
  if (url === undefined) return undefined;
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return { url, token };

  throw new StartRefused('BANK_URL_INVALID', `ONETHING_BANK_URL 不是网址：“${url}”。`, `ONETHING_BANK_URL is no address: "${url}".`);
}

/** The file holds the operators' keys: it belongs to the account that runs the server, and to nobody else. */
function readChannels(file: string | undefined): EngineConfig['channels'] {
  if (file === undefined) return undefined;
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return { ...read };
  } catch {
    // Said below, and without what stands in the file.
  }
  throw new StartRefused(
    'CHANNELS_UNREADABLE',
    `ONETHING_CHANNELS 不是可读的 JSON 文件：“${file}”。`,
    `ONETHING_CHANNELS is no JSON file that can be read: "${file}".`,
  );
}

/** A demonstration has made-up people only, and a key that everybody knows. */
const demoKey = createHash('sha256').update('onething demo').digest();

function readPopulations(
  { ONETHING_POPULATION_KEY: text, ONETHING_POPULATIONS, ONETHING_DATA }: Readonly<Record<string, string | undefined>>,
  { data }: ConfigOptions,
  mode: EngineConfig['mode'],
): EngineConfig['populations'] {
  const folder = ONETHING_POPULATIONS ?? path.join(data ?? ONETHING_DATA ?? 'data', 'populations');
  if (text === undefined) return { folder, ...(mode === 'demo' ? { key: demoKey } : {}) };
  const key = Buffer.from(text, 'base64');
  if (key.length === 32) return { folder, key };

  throw new StartRefused(
    'POPULATION_KEY_INVALID',
    'ONETHING_POPULATION_KEY 须为 32 字节的 base64（例如 openssl rand -base64 32）。',
    'ONETHING_POPULATION_KEY is 32 bytes in base64 (for example openssl rand -base64 32).',
  );
}
