import { describeValue, type Explanation, type LegalBasis } from '@onething/rules';
import { useTranslation } from 'react-i18next';
import { showAllBasis } from '../show/basis.js';
import { Badge, type Tone } from '../ui/Badge.js';
import { Disclosure } from '../ui/Disclosure.js';
import { FactList } from '../ui/FactList.js';
import { useLanguage } from '../words/use-language.js';

/** One decision in sentences; the facts and rows behind it for those who want them. */
export function DecisionExplained({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const { say, pick } = useLanguage();
  const { decision, facts, rows } = explanation;

  return (
    <>
      <h3>{pick(decision.title, decision.titleEn)}</h3>
      <Sentences explanation={explanation} />
      <Basis basis={explanation.basis ?? []} />
      <Disclosure label={t('case.usedFacts')}>
        <FactList facts={facts.map((fact) => ({ key: fact.name, title: pick(fact.title, fact.titleEn), value: say(describeValue(fact.value)) }))} />
        {explanation.kind !== 'formula' && rows.length > 0 && <Rows rows={rows} />}
      </Disclosure>
    </>
  );
}

/** A table tells first which row fits and then what its author says of it: people want it the other way round. */
function Sentences({ explanation: { kind, sentences, rows } }: { explanation: Explanation }) {
  const { say } = useLanguage();
  const [fit, note] = sentences;
  const oneRow = kind === 'decision-table' && rows.filter(({ result }) => result === 'taken').length < 2;
  if (!oneRow || sentences.length !== 2 || !fit || !note) return sentences.map((sentence) => <p key={sentence.zh}>{say(sentence)}</p>);

  return (
    <>
      <p>{say(note)}</p>
      <p className="small soft">{say(fit)}</p>
    </>
  );
}

function Basis({ basis }: { basis: readonly LegalBasis[] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (basis.length === 0) return null;

  return <p className="small soft">{t('case.basisIs', { basis: showAllBasis(basis, language) })}</p>;
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
