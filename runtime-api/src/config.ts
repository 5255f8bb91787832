import { hostname, networkInterfaces } from 'node:os';

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
  };
}

function readLimits(environment: NodeJS.ProcessEnv): Limits {
  return {
    ...defaultLimits,
    perAccount: Number(environment.ONETHING_REQUESTS_PER_ACCOUNT ?? defaultLimits.perAccount),
    perAddress: Number(environment.ONETHING_REQUESTS_PER_ADDRESS ?? defaultLimits.perAddress),
  };
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
