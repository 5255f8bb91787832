import type { Package } from '@onething/processes';
import type { PackageDraft } from '@onething/runtime-api/client';
import { Spin } from 'antd';
import { useParams } from 'react-router';
import { client } from '../client.js';
import { requiredPackages } from '../draft/required-packages.js';
import { useDraft } from '../draft/use-draft.js';
import { Failure } from '../shell/Failure.js';
import { useLoaded } from '../use-loaded.js';
import { DraftDesk } from './DraftDesk.js';

/** A package while it is changed. */
export function DraftPage() {
  const { id = '' } = useParams();
  const loaded = useLoaded(`draft ${id}`, async () => {
    const draft = await client.packageDraft(id);
    return { draft, required: await requiredPackages(draft.files.find(({ path }) => path === 'manifest.json')?.text) };
  });

  if (loaded.status === 'loading') return <Spin />;
  if (loaded.status === 'failed') return <Failure reason={loaded.reason} again={loaded.again} />;
  return <Opened key={id} {...loaded.value} reopen={loaded.again} />;
}

function Opened({ draft, required, reopen }: { draft: PackageDraft; required: readonly Package[]; reopen: () => void }) {
  return <DraftDesk draft={useDraft(draft, required)} reopen={reopen} />;
}
