import type { ProposalMade } from '../../contract/index.js';
import type { Say } from '../say.js';

/** Says what waits now, and what the second person has to type. */
export function tellProposal({ id, package: name, version, findings }: ProposalMade, say: Say): void {
  say.problems(findings);
  say.line({
    zh: `已提请发布 ${name} ${version}，等待另一位发布员批准：onething approve ${id}`,
    en: `Proposed ${name} ${version}; another publisher approves it: onething approve ${id}`,
  });
}
