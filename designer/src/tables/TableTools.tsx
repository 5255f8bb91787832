import { type DecisionTableDefinition, type FactType, type HitPolicyCode, hitPolicies } from '@onething/rules';
import { Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ColumnFact, withHitPolicy, withInput, withOutput } from './edit-columns.js';

interface TableToolsProps {
  readonly decision: DecisionTableDefinition;
  readonly facts: readonly ColumnFact[];
  readonly onChange: (decision: DecisionTableDefinition) => void;
}

const kindsOfResult: readonly FactType[] = ['string', 'number', 'boolean'];
const codes: readonly HitPolicyCode[] = ['U', 'A', 'F', 'P', 'C', 'C+', 'C<', 'C>', 'C#', 'R', 'O'];

/** What stands over the grid: which of several rows counts, and a column more. */
export function TableTools({ decision, facts, onChange }: TableToolsProps) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === 'en';

  return (
    <Space wrap style={{ marginBottom: 8 }}>
      <label htmlFor="table-policy">{t('hitPolicy')}</label>
      <Select
        id="table-policy"
        style={{ minWidth: 150 }}
        value={decision.hitPolicy}
        options={codes.map((code) => ({ value: code, label: english ? hitPolicies[code].title.en : hitPolicies[code].title.zh }))}
        onChange={(code) => onChange(withHitPolicy(decision, code))}
      />
      <Select
        aria-label={t('grid.addInput')}
        placeholder={t('grid.addInput')}
        style={{ width: 180 }}
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        options={facts.map(({ expr, title }) => ({ value: expr, label: title }))}
        onChange={(expr: string) => {
          const fact = facts.find((one) => one.expr === expr);
          if (fact) onChange(withInput(decision, fact));
        }}
      />
      <Select
        aria-label={t('grid.addOutput')}
        placeholder={t('grid.addOutput')}
        style={{ width: 150 }}
        value={null}
        options={kindsOfResult.map((type) => ({ value: type, label: t(`grid.results.${type}`) }))}
        onChange={(type: FactType) => onChange(withOutput(decision, t('grid.newOutput'), type))}
      />
      <span style={{ color: '#4f5b6b' }}>{t('grid.help')}</span>
    </Space>
  );
}
