import type { DecisionDefinition } from '@onething/rules';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ColumnFact, withFact } from './edit-columns.js';

interface AddFactProps<D extends DecisionDefinition> {
  readonly decision: D;
  readonly facts: readonly ColumnFact[];
  readonly onChange: (decision: D) => void;
}

/** Lets a decision know a fact more of what the processes know that use it, or of the whole package. */
export function AddFact<D extends DecisionDefinition>({ decision, facts, onChange }: AddFactProps<D>) {
  const { t } = useTranslation();
  const more = facts.filter(({ expr, declaration }) => declaration && !Object.hasOwn(decision.facts, expr));

  return (
    <Select
      aria-label={t('addFact')}
      placeholder={t('addFact')}
      style={{ width: 260 }}
      showSearch={{ optionFilterProp: 'label' }}
      value={null}
      options={more.map(({ expr, title }) => ({ value: expr, label: title }))}
      onChange={(expr: string) => {
        const fact = more.find((one) => one.expr === expr);
        if (fact) onChange(withFact(decision, fact));
      }}
    />
  );
}
