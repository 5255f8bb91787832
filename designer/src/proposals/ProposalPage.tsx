import { Spin } from 'antd';
import { useParams } from 'react-router';
import { client } from '../client.js';
import { Failure } from '../shell/Failure.js';
import { useLoaded } from '../use-loaded.js';
import { useWorker } from '../worker/use-worker.js';
import { ProposalView } from './ProposalView.js';

/** One proposal: both sides are read in the worker, with the very code of the server. */
export function ProposalPage() {
  const { id = '' } = useParams();
  const ask = useWorker();
  const loaded = useLoaded(`proposal ${id}`, async () => {
    const proposal = await client.proposal(id);
    const read = (files: Readonly<Record<string, string>>) => ask({ ask: 'read', source: { files: Object.entries(files), required: [] } });
    const [before, after] = await Promise.all([Object.keys(proposal.before).length > 0 ? read(proposal.before) : undefined, read(proposal.after)]);
    return { proposal, before: before?.package, after: after.package };
  });

  if (loaded.status === 'loading') return <Spin />;
  if (loaded.status === 'failed') return <Failure reason={loaded.reason} again={loaded.again} />;
  return <ProposalView {...loaded.value} again={loaded.again} />;
}
