import type { Failure } from '../data/failure.js';
import { Notice } from '../ui/Notice.js';
import { SignedOut } from './SignedOut.js';

/** Why the last try did not work, in the server's own sentence. */
export function ActionFailure({ failure }: { failure: Failure | undefined }) {
  if (!failure) return null;

  return failure.kind === 'signed-out' ? <SignedOut /> : <Notice tone="danger">{failure.message}</Notice>;
}
