import type { ReactNode } from 'react';
import type { Loaded } from '../data/use-load.js';
import { Skeleton } from '../ui/Skeleton.js';
import { ShowFailure } from './ShowFailure.js';
import { SignedOut } from './SignedOut.js';

interface Shown<T> {
  readonly of: Loaded<T>;
  readonly waiting?: ReactNode;
  /** `h1` where a failure is all there is on the page. */
  readonly heading?: 'h1' | 'h2';
  readonly children: (value: T) => ReactNode;
}

/** What was read, or its shape while it is on the way, or why it did not come. */
export function Show<T>({ of, waiting, heading, children }: Shown<T>) {
  if (of.state === 'loading') return waiting ?? <Skeleton />;
  if (of.state === 'ready') return children(of.value);

  return of.failure.kind === 'signed-out' ? <SignedOut /> : <ShowFailure failure={of.failure} retry={of.reload} heading={heading} />;
}
