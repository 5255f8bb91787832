import { availableParallelism, hostname, networkInterfaces } from 'node:os';
import type { DoorLimits } from './door/door.js';

/** How this node is reached from outside. The database, the mode and the demo belong to the engine's own configuration. */
export interface HttpConfig {
  readonly port: number;
  readonly host: string;
  readonly mode: 'demo' | 'production';
  /** `https://…` of the reverse proxy in front; makes the cookie `Secure` and the proxy's headers believed. */
  readonly publicUrl?: string;
  /** Host names, without port, that this site answers to. */
  readonly hosts: readonly string[];
  /** Built web apps by the path they are served at. */
  readonly webApps: Readonly<Record<string, string>>;
  readonly limits: Limits;
  /** How many requests are at work at once, and how many wait. */
  readonly door: DoorLimits;
  /** Where the log goes; standard output when absent. */
  readonly logFile?: string;
  readonly logLevel: string;
}

/** Requests a minute. Addresses are generous, because a whole bureau stands behind one. */
export interface Limits {
  readonly perAccount: number;
  readonly perAddress: number;
  readonly signInPerAccount: number;
  readonly signInPerAddress: number;
}

export const defaultLimits: Limits = { perAccount: 1200, perAddress: 6000, signInPerAccount: 10, signInPerAddress: 60 };

/** A county at its share, two requests a core, keeps the machine busy; the places beyond it are for the others. */
const defaultDoor: DoorLimits = {
  small: { places: 64, share: 2 * availableParallelism(), waiting: 2000 },
  large: { places: 4, share: 2, waiting: 50 },
};

/** Reads the HTTP part of the environment; options of the command line win. */
export function readHttpConfig(environment: NodeJS.ProcessEnv, options: Partial<HttpConfig> & Pick<HttpConfig, 'webApps'>): HttpConfig {
  const host = options.host ?? environment.ONETHING_HOST ?? '127.0.0.1';
  const publicUrl = options.publicUrl ?? environment.ONETHING_PUBLIC_URL;

  return {
    port: Number(environment.PORT ?? 3000),
    mode: environment.ONETHING_MODE === 'production' ? 'production' : 'demo',
    logLevel: environment.ONETHING_LOG_LEVEL ?? 'info',
    ...options,
    host,
    publicUrl,
    hosts: [...hostsOf(host, publicUrl), ...(environment.ONETHING_HOSTS?.split(',').map((name) => name.trim()) ?? []), ...(options.hosts ?? [])],
    limits: options.limits ?? readLimits(environment),
    door: options.door ?? readDoor(environment),
  };
}

function readLimits(environment: NodeJS.ProcessEnv): Limits {
  return {
    ...defaultLimits,
    perAccount: Number(environment.ONETHING_REQUESTS_PER_ACCOUNT ?? defaultLimits.perAccount),
    perAddress: Number(environment.ONETHING_REQUESTS_PER_ADDRESS ?? defaultLimits.perAddress),
  };
}

/** ONETHING_REQUESTS_AT_WORK, ONETHING_REQUESTS_OF_ONE_TENANT, ONETHING_REQUESTS_WAITING: small requests; files keep their four places. */
function readDoor(environment: NodeJS.ProcessEnv): DoorLimits {
  const { places, share, waiting } = defaultDoor.small;
  const small = {
    places: Number(environment.ONETHING_REQUESTS_AT_WORK ?? places),
    share: Number(environment.ONETHING_REQUESTS_OF_ONE_TENANT ?? share),
    waiting: Number(environment.ONETHING_REQUESTS_WAITING ?? waiting),
  };
  return { ...defaultDoor, small };
}

function hostsOf(host: string, publicUrl: string | undefined): string[] {
  const local = ['localhost', '127.0.0.1', '[::1]', host];
  const named = publicUrl ? [new URL(publicUrl).hostname] : [];
  const open = host === '0.0.0.0' || host === '::' ? [hostname(), ...addressesOfThisMachine()] : [];

  return [...local, ...named, ...open];
}

function addressesOfThisMachine(): string[] {
  return Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address)),
  );
}
