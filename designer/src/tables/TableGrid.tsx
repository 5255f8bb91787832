import type { Package } from '@onething/processes';
import { type DecisionTableDefinition, describeTests, hitPolicies, type Message } from '@onething/rules';
import { Button, Space, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { dictionaryOf } from '../parts/dictionary-of.js';
import { textOfResult, withCell, withoutRow, withRowBelow, withRowMoved } from './edit-table.js';
import { GridCell } from './GridCell.js';

interface TableGridProps {
  readonly decision: DecisionTableDefinition;
  readonly parts: Package;
  readonly onChange: (decision: DecisionTableDefinition) => void;
}

/** A decision table as a grid: what is asked on the left, what comes out on the right, each cell with its meaning in words. */
export function TableGrid({ decision, parts, onChange }: TableGridProps) {
  const { t, i18n } = useTranslation();
  const said = (message: Message) => (i18n.language === 'en' ? message.en : message.zh);
  const dictionary = dictionaryOf(decision, parts);

  return (
    <section style={{ overflow: 'auto' }} aria-label={decision.title}>
      <p style={{ marginTop: 0 }}>
        {t('hitPolicy')} <Tag color="blue">{said(hitPolicies[decision.hitPolicy].title)}</Tag> {t('grid.help')}
      </p>
      <table className="ot-grid">
        <thead>
          <tr>
            <th>{t('row')}</th>
            {decision.inputs.map(({ id, title }) => (
              <th key={id}>{title}</th>
            ))}
            {decision.outputs.map(({ id, title }) => (
              <th key={id}>→ {title}</th>
            ))}
            <th>{t('note')}</th>
            <th>{t('grid.row')}</th>
          </tr>
        </thead>
        <tbody>
          {decision.rows.map((row, position) => (
            <tr key={row.id}>
              <td>{position + 1}</td>
              {decision.inputs.map(({ id, title, labels }, index) => {
                const test = row.when[index] ?? '-';
                const meaning = test === '-' ? t('any') : said(describeTests(test, { dictionary, labels }));
                return (
                  <td key={id}>
                    <GridCell
                      label={`${title} ${position + 1}`}
                      text={test}
                      meaning={meaning === test ? undefined : meaning}
                      onChange={(text) => onChange(withCell(decision, { row: row.id, when: index }, text))}
                    />
                  </td>
                );
              })}
              {decision.outputs.map(({ id, title, values, labels }) => (
                <td key={id}>
                  <GridCell
                    label={`${title} ${position + 1}`}
                    text={textOfResult(row.then[id])}
                    options={values?.map((value) => ({
                      value: String(value),
                      label: labels?.[String(value)] ? said(labels[String(value)] ?? { zh: '', en: '' }) : String(value),
                    }))}
                    onChange={(text) => onChange(withCell(decision, { row: row.id, then: id }, text))}
                  />
                </td>
              ))}
              <td style={{ maxWidth: 220 }}>{row.note}</td>
              <td>
                <Space size={2}>
                  <Button size="small" aria-label={t('grid.up', { row: position + 1 })} onClick={() => onChange(withRowMoved(decision, row.id, -1))}>
                    ↑
                  </Button>
                  <Button size="small" aria-label={t('grid.down', { row: position + 1 })} onClick={() => onChange(withRowMoved(decision, row.id, 1))}>
                    ↓
                  </Button>
                  <Button size="small" aria-label={t('grid.add', { row: position + 1 })} onClick={() => onChange(withRowBelow(decision, row.id))}>
                    +
                  </Button>
                  <Button size="small" aria-label={t('grid.remove', { row: position + 1 })} onClick={() => onChange(withoutRow(decision, row.id))}>
                    ×
                  </Button>
                </Space>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
