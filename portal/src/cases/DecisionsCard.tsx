import type { Explanation } from '@onething/rules';
import type { DecisionMade } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { readExplanation } from '../show/explanation.js';
import { Card } from '../ui/Card.js';
import { Disclosure } from '../ui/Disclosure.js';
import { DecisionExplained } from './DecisionExplained.js';

interface Explained {
  readonly id: string;
  readonly explanation: Explanation;
}

/** Why the result is what it is. What was judged comes first; what was only calculated on the way is there for those who want it. */
export function DecisionsCard({ title, decisions }: { title: string; decisions: readonly DecisionMade[] }) {
  const { t } = useTranslation();
  const explained = decisions.flatMap(readDecision);
  const [earlier, judged] = byRound(explained.filter(({ explanation }) => explanation.kind !== 'formula'));
  const calculated = explained.filter(({ explanation }) => explanation.kind === 'formula');
  if (explained.length === 0) return null;

  return (
    <Card title={title}>
      <Decisions explained={judged} />
      {earlier.length > 0 && (
        <Disclosure label={t('case.judgedBefore', { count: earlier.length })}>
          <Decisions explained={earlier} />
        </Disclosure>
      )}
      {calculated.length > 0 && (
        <Disclosure label={t('case.calculated', { count: calculated.length })}>
          <Decisions explained={calculated} />
        </Disclosure>
      )}
    </Card>
  );
}

/** After 补正 a decision is made again: the last one counts, what was judged before is there for who wants to compare. */
function byRound(judged: readonly Explained[]): [readonly Explained[], readonly Explained[]] {
  const isLast = (one: Explained, place: number) => !judged.some((other, at) => at > place && other.explanation.decision.id === one.explanation.decision.id);
  return [judged.filter((one, place) => !isLast(one, place)), judged.filter(isLast)];
}

function Decisions({ explained }: { explained: readonly Explained[] }) {
  return (
    <ol className="decisions">
      {explained.map(({ id, explanation }) => (
        <li key={id}>
          <DecisionExplained explanation={explanation} />
        </li>
      ))}
    </ol>
  );
}

function readDecision({ id, explanation }: DecisionMade): Explained[] {
  const read = readExplanation(explanation);
  return read ? [{ id, explanation: read }] : [];
}
