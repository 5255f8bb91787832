import { useEffect, useRef } from 'react';
import type { Failure } from '../data/failure.js';
import { Notice } from '../ui/Notice.js';
import { SignedOut } from './SignedOut.js';

/** Why the last try did not work, in the server's own sentence unless another is given; brought into view where it appears. */
export function ActionFailure({ failure, sentence }: { failure: Failure | undefined; sentence?: string }) {
  if (!failure) return null;

  return failure.kind === 'signed-out' ? <SignedOut /> : <InView key={sentence ?? failure.message} text={sentence ?? failure.message} />;
}

function InView({ text }: { text: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  return (
    <div ref={place}>
      <Notice tone="danger">{text}</Notice>
    </div>
  );
}
