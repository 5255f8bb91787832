import type { Package } from '@onething/processes';
import type { FactDeclaration, IndicatorDefinition } from '@onething/rules';
import { Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { GridCell } from './GridCell.js';
import { IndicatorSource } from './IndicatorSource.js';
import { formulaOf, namedFormula } from './named-formula.js';

interface IndicatorEditorProps {
  readonly decision: IndicatorDefinition;
  readonly parts: Package;
  readonly onChange: (decision: IndicatorDefinition) => void;
}

type Fact = { readonly path: string; readonly title: string };

/** An indicator: over which rows, by what it is broken down, and each measure with its own words. */
export function IndicatorEditor({ decision, parts, onChange }: IndicatorEditorProps) {
  const { t } = useTranslation();
  const rows = factsOf(decision.row);
  const facts = [...factsOf(decision.facts), ...parts.parameters.map(({ id, title }) => ({ path: `params.${id}`, title }))];
  const titleOf = (field: string) => decision.row[field]?.title ?? field;
  const put = (id: string, change: Partial<IndicatorDefinition['measures'][number]>) =>
    onChange({ ...decision, measures: decision.measures.map((one) => (one.id === id ? { ...one, ...change } : one)) });

  return (
    <>
      <Descriptions
        column={1}
        size="small"
        bordered
        styles={{ label: { width: 200 } }}
        items={[
          { key: 'rows', label: t('indicators.rows'), children: namedFormula(decision.rows, facts) },
          { key: 'key', label: t('indicators.key'), children: titleOf(decision.key) },
          { key: 'by', label: t('indicators.by'), children: (decision.by ?? []).map(titleOf).join('、') || t('indicators.whole') },
        ]}
      />
      <table className="ot-grid" style={{ marginTop: 12 }}>
        <thead>
          <tr>
            <th>{t('indicators.title')}</th>
            <th>{t('indicators.measure')}</th>
            <th>{t('indicators.of')}</th>
          </tr>
        </thead>
        <tbody>
          {decision.measures.map((measure) => (
            <tr key={measure.id}>
              <td>
                <GridCell label={t('indicators.title')} text={measure.title} onChange={(title) => put(measure.id, { title })} />
              </td>
              <td>{t(`indicators.measures.${measure.measure}`)}</td>
              <td>
                {'of' in measure && typeof measure.of === 'string' ? (
                  <GridCell
                    label={t('indicators.of')}
                    text={namedFormula(measure.of, [...rows, ...facts])}
                    onChange={(text) => put(measure.id, { of: formulaOf(text, [...rows, ...facts]) })}
                  />
                ) : (
                  '—'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <IndicatorSource decision={decision} parts={parts} onChange={onChange} />
    </>
  );
}

function factsOf(declared: Readonly<Record<string, FactDeclaration>>): readonly Fact[] {
  return Object.entries(declared).map(([path, { title }]) => ({ path, title }));
}
