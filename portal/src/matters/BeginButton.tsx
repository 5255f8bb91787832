import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../data/session.js';
import { useAction } from '../data/use-action.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { Button } from '../ui/Button.js';

interface Begun {
  readonly matter: string;
  /** The closed case that it is about. */
  readonly about?: string;
  readonly look?: 'primary' | 'secondary';
  readonly children: ReactNode;
}

/** Begins a staff matter where this person works. */
export function BeginButton({ matter, about, look, children }: Begun) {
  const { session } = useSession();
  const go = useNavigate();
  const begin = useAction(async (client) => {
    const { id } = await client.openDraft({ matter, region: session.tenant ?? '', ...(about && { about }) });
    await go(`/apply/${id}`);
  });

  return (
    <>
      <ActionFailure failure={begin.failure} />
      <Button look={look} busy={begin.busy} onClick={() => void begin.run()}>
        {children}
      </Button>
    </>
  );
}
