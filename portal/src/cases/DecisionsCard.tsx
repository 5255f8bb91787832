import type { Explanation, LegalBasis, Value } from '@onething/rules';
import type { DecisionMade } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { showBasis } from '../show/basis.js';
import { readExplanation } from '../show/explanation.js';
import { Badge, type Tone } from '../ui/Badge.js';
import { Card } from '../ui/Card.js';
import { Disclosure } from '../ui/Disclosure.js';
import { FactList } from '../ui/FactList.js';
import { useLanguage } from '../words/use-language.js';

/** Why the result is what it is: each decision in sentences; facts, rows and law for those who want them. */
export function DecisionsCard({ title, decisions }: { title: string; decisions: readonly DecisionMade[] }) {
  const explained = decisions.flatMap(({ id, explanation }) => {
    const read = readExplanation(explanation);
    return read ? [{ id, explanation: read }] : [];
  });
  if (explained.length === 0) return null;

  return (
    <Card title={title}>
      <ol className="decisions">
        {explained.map(({ id, explanation }) => (
          <li key={id}>
            <DecisionExplained explanation={explanation} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function DecisionExplained({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const { say, pick } = useLanguage();
  const { decision, sentences, facts, rows } = explanation;

  return (
    <>
      <h3>{pick(decision.title, decision.titleEn)}</h3>
      {sentences.map((sentence) => (
        <p key={sentence.zh}>{say(sentence)}</p>
      ))}
      <Basis basis={explanation.basis ?? []} />
      <Disclosure label={t('case.usedFacts')}>
        <FactList facts={facts.map((fact) => ({ key: fact.name, title: pick(fact.title, fact.titleEn), value: <FactValue value={fact.value} /> }))} />
        {rows.length > 0 && <Rows rows={rows} />}
      </Disclosure>
    </>
  );
}

function Basis({ basis }: { basis: readonly LegalBasis[] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (basis.length === 0) return null;

  return (
    <p className="small soft">
      {t('case.basis')}
      {'：'}
      {basis.map((one) => showBasis(one, language)).join('、')}
    </p>
  );
}

const tones: Readonly<Record<Explanation['rows'][number]['result'], Tone>> = { taken: 'ok', 'not-taken': 'plain', unknown: 'warn' };

function Rows({ rows }: { rows: Explanation['rows'] }) {
  const { t } = useTranslation();
  const { say } = useLanguage();

  return (
    <>
      <h4>{t('case.rows')}</h4>
      <ol className="rule-rows">
        {rows.map((row) => (
          <li key={row.id}>
            <span className="mono small">{row.id}</span>
            <Badge tone={tones[row.result]}>{t(`case.row.${row.result}`)}</Badge>
            {row.reason && <span className="small soft">{say(row.reason)}</span>}
          </li>
        ))}
      </ol>
    </>
  );
}

function FactValue({ value }: { value: Value | undefined }) {
  const { t } = useTranslation();
  if (value === undefined || value === null || value === '') return <span className="soft">{t('value.unknown')}</span>;
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');

  return typeof value === 'object' ? <span className="mono small">{JSON.stringify(value)}</span> : String(value);
}
