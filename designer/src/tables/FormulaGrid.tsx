import type { Package } from '@onething/processes';
import { type FormulaDefinition, parseExpression } from '@onething/rules';
import { Button, Flex, Input, Select, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GridCell } from './GridCell.js';
import { formulaOf, type NamedFact, namedFormula } from './named-formula.js';
import { RowButtons } from './RowButtons.js';

interface FormulaGridProps {
  readonly decision: FormulaDefinition;
  readonly parts: Package;
  readonly onChange: (decision: FormulaDefinition) => void;
}

/** Named calculations, one below the other; the facts stand in them by their names, and a later one may use an earlier one. */
export function FormulaGrid({ decision, parts, onChange }: FormulaGridProps) {
  const { t } = useTranslation();
  const { outputs } = decision;
  const put = (at: number, change: Partial<FormulaDefinition['outputs'][number]>) =>
    onChange({ ...decision, outputs: outputs.map((one, index) => (index === at ? { ...one, ...change } : one)) });

  return (
    <section aria-label={decision.title}>
      <p style={{ marginTop: 0 }}>{t('formulas.help')}</p>
      <table className="ot-grid">
        <thead>
          <tr>
            <th style={{ width: '22%' }}>{t('title')}</th>
            <th>{t('formula')}</th>
            <th style={{ width: 60 }}>{t('grid.row')}</th>
          </tr>
        </thead>
        <tbody>
          {outputs.map(({ id, title, expr }, at) => (
            <tr key={id}>
              <td>
                <GridCell label={`${title} ${t('title')}`} text={title} onChange={(text) => text !== '' && put(at, { title: text })} />
              </td>
              <td>
                <FormulaCell
                  label={`${title} ${t('formula')}`}
                  expr={expr}
                  facts={factsBefore(decision, parts, at)}
                  onChange={(next) => put(at, { expr: next })}
                />
              </td>
              <td>
                <RowButtons
                  buttons={
                    outputs.length > 1
                      ? [['×', `${title} ${t('remove')}`, () => onChange({ ...decision, outputs: outputs.filter((one) => one.id !== id) })]]
                      : []
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        style={{ marginTop: 8 }}
        onClick={() => onChange({ ...decision, outputs: [...outputs, { id: freeId(decision), title: t('formulas.new'), type: 'number', expr: '0' }] })}
      >
        {t('formulas.add')}
      </Button>
    </section>
  );
}

function FormulaCell({ label, expr, facts, onChange }: { label: string; expr: string; facts: readonly NamedFact[]; onChange: (expr: string) => void }) {
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

/** Facts, parameters, and what was calculated above. */
function factsBefore({ facts, outputs }: FormulaDefinition, { parameters }: Package, at: number): readonly NamedFact[] {
  return [
    ...Object.entries(facts).map(([path, { title }]) => ({ path, title })),
    ...outputs.slice(0, at).map(({ id, title }) => ({ path: id, title })),
    ...parameters.map(({ id, title }) => ({ path: `params.${id}`, title })),
  ];
}

function freeId({ outputs }: FormulaDefinition): string {
  for (let number = 1; ; number += 1) if (!outputs.some(({ id }) => id === `result${number}`)) return `result${number}`;
}
