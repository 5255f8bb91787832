import { parseExpression } from '@onething/rules';
import { Flex, Input, Select, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formulaOf, type NamedFact, namedFormula } from './named-formula.js';

interface FormulaCellProps {
  readonly label: string;
  readonly expr: string;
  readonly facts: readonly NamedFact[];
  readonly onChange: (expr: string) => void;
}

/** One calculation with the names of its facts; what cannot be read is said at once and not taken over. */
export function FormulaCell({ label, expr, facts, onChange }: FormulaCellProps) {
  const { t, i18n } = useTranslation();
  const shown = namedFormula(expr, facts);
  const [typed, type] = useState(shown);
  useEffect(() => type(shown), [shown]);
  const read = parseExpression(formulaOf(typed, facts));
  const leave = (text: string) => {
    const next = formulaOf(text, facts);
    if (next !== expr && parseExpression(next).ok) onChange(next);
  };

  return (
    <Flex vertical gap={4}>
      <Input.TextArea
        aria-label={label}
        autoSize
        value={typed}
        status={read.ok ? '' : 'error'}
        onChange={(event) => type(event.target.value)}
        onBlur={() => leave(typed)}
      />
      {!read.ok && <Typography.Text type="danger">{i18n.language === 'en' ? read.message.en : read.message.zh}</Typography.Text>}
      <Select
        size="small"
        style={{ width: 220 }}
        aria-label={t('settings.insertInto', { label })}
        placeholder={t('settings.insert')}
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        options={facts.map(({ path, title }) => ({ value: path, label: title }))}
        onChange={(path: string) => type(`${typed}【${facts.find((fact) => fact.path === path)?.title ?? path}】`)}
      />
    </Flex>
  );
}
