import { formatYuan, parseYuan } from '@onething/forms';
import type { Budget, Change, Cliff, Population } from '@onething/runtime-api/client';
import { Alert, Button, Flex, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../client.js';
import { type Knob, shownValue } from './knob.js';

interface MoreQuestionsProps {
  readonly population: Population;
  readonly change: Change;
  readonly knob: Knob;
  readonly move: (value: number) => void;
}

/** Which value fits a budget, and where one more yuan gives less. */
export function MoreQuestions({ population, change, knob, move }: MoreQuestionsProps) {
  const { t, i18n } = useTranslation();
  const [yuan, setYuan] = useState('');
  const [budget, setBudget] = useState<Budget>();
  const [cliffs, setCliffs] = useState<readonly Cliff[]>();
  const [problem, setProblem] = useState<string>();
  const income = population.columns.find(({ name }) => /income/i.test(name));
  const asked = async (work: () => Promise<void>) => {
    setProblem(undefined);
    await work().catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
  };
  const fit = () =>
    asked(async () => {
      const { from, to, step, place } = knob;
      const found = await client.fitBudget(population.id, { change, ...place, from, to, step, budget: parseYuan(yuan) ?? 0 });
      setBudget(found);
      move(found.value);
    });
  const find = () => asked(async () => setCliffs(income ? (await client.findCliffs(population.id, { change, fact: income.name })).items : []));

  return (
    <section className="ot-card" aria-label={t('whatIf.budget')}>
      <label htmlFor="budget-yuan">{t('whatIf.budgetHelp', { knob: i18n.language === 'en' ? knob.titleEn : knob.title })}</label>
      <Flex gap={8} style={{ marginBlock: 6 }}>
        <Input id="budget-yuan" inputMode="decimal" placeholder={t('whatIf.budgetYuan')} value={yuan} onChange={(event) => setYuan(event.target.value)} />
        <Button disabled={parseYuan(yuan) === undefined} onClick={() => void fit()}>
          {t('whatIf.budgetFind')}
        </Button>
      </Flex>
      {budget && (
        <p role="status">
          {t('whatIf.budgetFound', { value: shownValue(knob, budget.value), cost: formatYuan(budget.cost), losers: budget.compared.rows[0]?.losers })}
        </p>
      )}
      {income && (
        <>
          <Button size="small" onClick={() => void find()}>
            {t('whatIf.cliffsFind')}
          </Button>
          <span className="ot-hint"> {t('whatIf.cliffsHelp')}</span>
        </>
      )}
      {cliffs && <CliffList cliffs={cliffs} />}
      {problem && <Alert type="error" role="alert" title={problem} />}
    </section>
  );
}

function CliffList({ cliffs }: { cliffs: readonly Cliff[] }) {
  const { t } = useTranslation();
  if (cliffs.length === 0) return <p role="status">{t('whatIf.noCliffs')}</p>;

  return (
    <ul aria-label={t('whatIf.cliffs')} style={{ paddingInlineStart: 18, marginBottom: 0 }}>
      {cliffs.map(({ at, before, after, near }) => (
        <li key={at}>
          {t('whatIf.cliffAt', {
            ...{ at: formatYuan(at), before: formatYuan(before), after: formatYuan(after) },
            near: near === 'suppressed' ? t('whatIf.suppressed') : near,
          })}
        </li>
      ))}
    </ul>
  );
}
