import { ApiError } from '@onething/runtime-api/client';

/** Why something could not be shown or done, as far as a page must tell it apart. */
export interface Failure {
  readonly kind: 'network' | 'signed-out' | 'not-found' | 'forbidden' | 'conflict' | 'invalid' | 'server';
  readonly code: string;
  readonly message: string;
  readonly problems: readonly Problem[];
}

/** One thing that is wrong with what was sent, with its place in the form. */
export interface Problem {
  readonly code: string;
  readonly place: string;
  readonly message: string;
}

const kinds: Readonly<Record<number, Failure['kind']>> = {
  0: 'network',
  401: 'signed-out',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  422: 'invalid',
};

/** What a rejected call of the client means. Anything that is no answer of the server counts as a broken connection. */
export function describeFailure(error: unknown): Failure {
  if (!(error instanceof ApiError)) return { kind: 'network', code: 'UNKNOWN', message: String(error), problems: [] };

  return { kind: kinds[error.status] ?? 'server', code: error.code, message: error.message, problems: error.problems };
}

/** True when the same call may be sent again with the same key: nobody can know whether it was carried out. */
export function isUndecided(failure: Failure): boolean {
  return failure.kind === 'network' || failure.kind === 'server';
}
