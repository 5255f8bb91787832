import { type Comparison, operators, type Value } from '@onething/rules';
import { Button, Flex, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { operatorsFor, sentenceAbout, withOperator } from './edit-condition.js';
import { choiceKey, type FactChoice } from './fact-choices.js';

interface SentenceRowProps {
  readonly sentence: Comparison;
  readonly facts: readonly FactChoice[];
  readonly onChange: (sentence: Comparison) => void;
  readonly onRemove: () => void;
}

/** One sentence: a fact by its name, how it compares, and with what. */
export function SentenceRow({ sentence, facts, onChange, onRemove }: SentenceRowProps) {
  const { t, i18n } = useTranslation();
  const key = choiceKey(sentence.fact, sentence.path);
  const choice = facts.find((fact) => fact.key === key);
  const options = facts.map((fact) => ({ value: fact.key, label: fact.title }));

  return (
    <Flex vertical gap={4} style={{ border: '1px solid #e3e8ef', borderRadius: 6, padding: 8 }}>
      <Select
        aria-label={t('sentences.fact')}
        showSearch={{ optionFilterProp: 'label' }}
        value={key}
        options={choice ? options : [{ value: key, label: key }, ...options]}
        onChange={(chosen) => {
          const fact = facts.find((one) => one.key === chosen);
          if (fact) onChange(sentenceAbout(fact));
        }}
      />
      <Flex gap={4}>
        <Select
          aria-label={t('sentences.operator')}
          style={{ width: 104, flex: 'none' }}
          value={sentence.operator}
          options={[...new Set([...operatorsFor(choice ?? { type: 'string' }), sentence.operator])].map((operator) => ({
            value: operator,
            label: i18n.language === 'en' ? operators[operator].title.en : operators[operator].title.zh,
          }))}
          onChange={(operator) => onChange(withOperator(sentence, operator))}
        />
        <ValueInput sentence={sentence} choice={choice} onChange={(value) => onChange({ ...sentence, value })} />
        <Button aria-label={t('sentences.remove')} onClick={onRemove}>
          ×
        </Button>
      </Flex>
    </Flex>
  );
}

function ValueInput({ sentence: { value, operator }, choice, onChange }: { sentence: Comparison; choice?: FactChoice; onChange: (value: Value) => void }) {
  const { t, i18n } = useTranslation();
  const label = t('sentences.value');
  const style = { flex: 1, minWidth: 0 };
  const many = operator === 'in' || operator === 'notIn';
  const said = (code: string) => (i18n.language === 'en' ? choice?.labels?.[code]?.en : choice?.labels?.[code]?.zh) ?? code;
  const options = choice?.values?.map((one) => ({ value: String(one), label: said(String(one)) })) ?? [];

  if (typeof value === 'object' && value !== null && ('expr' in value || 'fact' in value))
    return <Input aria-label={label} style={style} value={t('sentences.computed')} disabled />;
  if (many)
    return <Select aria-label={label} mode="tags" style={style} value={Array.isArray(value) ? value.map(String) : []} options={options} onChange={onChange} />;
  if (choice?.type === 'boolean')
    return (
      <Select
        aria-label={label}
        style={style}
        value={value === true}
        options={[
          { value: true, label: t('yes') },
          { value: false, label: t('no') },
        ]}
        onChange={onChange}
      />
    );
  if (choice?.type === 'number' || choice?.type === 'money')
    return <InputNumber aria-label={label} style={style} value={typeof value === 'number' ? value : 0} onChange={(next) => onChange(next ?? 0)} />;
  if (options.length > 0) return <Select aria-label={label} style={style} value={String(value)} options={options} onChange={onChange} />;
  return <Input aria-label={label} style={style} value={String(value ?? '')} onChange={(event) => onChange(event.target.value)} />;
}
