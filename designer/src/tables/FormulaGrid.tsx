import type { Package } from '@onething/processes';
import type { FactType, FormulaDefinition } from '@onething/rules';
import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { AddFact } from './AddFact.js';
import type { ColumnFact } from './edit-columns.js';
import { FormulaCell } from './FormulaCell.js';
import { GridCell } from './GridCell.js';
import type { NamedFact } from './named-formula.js';
import { RowButtons } from './RowButtons.js';

interface FormulaGridProps {
  readonly decision: FormulaDefinition;
  readonly parts: Package;
  readonly facts: readonly ColumnFact[];
  readonly onChange: (decision: FormulaDefinition) => void;
}

const resultTypes: readonly FactType[] = ['number', 'money', 'string', 'boolean', 'date', 'list'];

/** Named calculations, one below the other; the facts stand in them by their names, and a later one may use an earlier one. */
export function FormulaGrid({ decision, parts, facts, onChange }: FormulaGridProps) {
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
            <th style={{ width: 130 }}>{t('type')}</th>
            <th>{t('formula')}</th>
            <th style={{ width: 60 }}>{t('grid.row')}</th>
          </tr>
        </thead>
        <tbody>
          {outputs.map(({ id, title, type, expr }, at) => (
            <tr key={id}>
              <td>
                <GridCell label={`${title} ${t('title')}`} text={title} onChange={(text) => text !== '' && put(at, { title: text })} />
              </td>
              <td>
                <GridCell
                  label={`${title} ${t('type')}`}
                  text={type}
                  options={resultTypes.map((value) => ({ value, label: t(`formulas.types.${value}`) }))}
                  onChange={(next) => put(at, { type: resultTypes.find((one) => one === next) ?? type })}
                />
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
      <Flex gap={8} style={{ marginTop: 8 }} wrap>
        <Button onClick={() => onChange({ ...decision, outputs: [...outputs, { id: freeId(decision), title: t('formulas.new'), type: 'number', expr: '0' }] })}>
          {t('formulas.add')}
        </Button>
        <AddFact decision={decision} facts={facts} onChange={onChange} />
      </Flex>
    </section>
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
