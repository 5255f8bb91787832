import type { Package } from '@onething/processes';
import type { DrawDefinition } from '@onething/rules';
import { Descriptions, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { GridCell } from './GridCell.js';
import { formulaOf, namedFormula } from './named-formula.js';

interface DrawEditorProps {
  readonly decision: DrawDefinition;
  readonly parts: Package;
  readonly onChange: (decision: DrawDefinition) => void;
}

/** A draw: how it is drawn, and which share of each group. */
export function DrawEditor({ decision, parts, onChange }: DrawEditorProps) {
  const { t } = useTranslation();
  const facts = [
    ...Object.entries(decision.facts).map(([path, { title }]) => ({ path, title })),
    ...parts.parameters.map(({ id, title }) => ({ path: `params.${id}`, title })),
  ];
  const put = (id: string, change: Partial<DrawDefinition['strata'][number]>) =>
    onChange({ ...decision, strata: decision.strata.map((one) => (one.id === id ? { ...one, ...change } : one)) });

  return (
    <>
      <Descriptions
        column={1}
        size="small"
        bordered
        styles={{ label: { width: 200 } }}
        items={[
          { key: 'how', label: t('draws.how'), children: t(`draws.algorithms.${decision.algorithm}`) },
          { key: 'from', label: t('draws.from'), children: namedFormula(decision.entities, facts) },
          { key: 'rounding', label: t('draws.rounding'), children: t(`draws.roundings.${decision.rounding ?? 'ceil'}`) },
          {
            key: 'alternates',
            label: t('draws.alternates'),
            children: (
              <InputNumber
                aria-label={t('draws.alternates')}
                min={0}
                max={1000}
                value={decision.alternates ?? 0}
                onChange={(alternates) => onChange({ ...decision, alternates: alternates ?? 0 })}
              />
            ),
          },
        ]}
      />
      <table className="ot-grid" style={{ marginTop: 12 }}>
        <thead>
          <tr>
            <th>{t('draws.group')}</th>
            <th>{t('draws.rate')}</th>
          </tr>
        </thead>
        <tbody>
          {decision.strata.map(({ id, title, rate }) => (
            <tr key={id}>
              <td>
                <GridCell label={`${title} ${t('title')}`} text={title} onChange={(text) => text !== '' && put(id, { title: text })} />
              </td>
              <td>
                <GridCell
                  label={`${title} ${t('draws.rate')}`}
                  text={namedFormula(rate, facts)}
                  onChange={(text) => text !== '' && put(id, { rate: formulaOf(text, facts) })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
