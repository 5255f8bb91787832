import type { Package } from '@onething/processes';
import type { DecisionTableDefinition, Message } from '@onething/rules';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { dictionaryOf } from '../parts/dictionary-of.js';
import { typedValue } from '../parts/typed-value.js';
import { testOfWords, wordsOfTest } from './cell-words.js';
import { DefaultRow } from './DefaultRow.js';
import type { ColumnFact } from './edit-columns.js';
import { withColumnTitle, withDefaultRow, withNote, withoutInput, withoutOutput } from './edit-columns.js';
import { textOfResult, withCell, withoutRow, withRowBelow, withRowMoved } from './edit-table.js';
import { GridCell } from './GridCell.js';
import { formulaOf, namedFormula } from './named-formula.js';
import { RowButtons } from './RowButtons.js';
import { TableTools } from './TableTools.js';

interface TableGridProps {
  readonly decision: DecisionTableDefinition;
  readonly parts: Package;
  readonly facts: readonly ColumnFact[];
  readonly onChange: (decision: DecisionTableDefinition) => void;
}

/** A decision table as a grid: what is asked on the left, what comes out on the right, each cell with its meaning in words. */
export function TableGrid({ decision, parts, facts, onChange }: TableGridProps) {
  const { t } = useTranslation();

  return (
    <section aria-label={decision.title}>
      <TableTools decision={decision} facts={facts} onChange={onChange} />
      <div style={{ overflow: 'auto' }}>
        <table className="ot-grid">
          <thead>
            <tr>
              <th>{t('row')}</th>
              {decision.inputs.map(({ id, title }) => (
                <ColumnHead
                  key={id}
                  title={title}
                  onTitle={(text) => onChange(withColumnTitle(decision, id, text))}
                  onRemove={() => onChange(withoutInput(decision, id))}
                />
              ))}
              {decision.outputs.map(({ id, title }) => (
                <ColumnHead
                  key={id}
                  result
                  title={title}
                  onTitle={(text) => onChange(withColumnTitle(decision, id, text))}
                  onRemove={() => onChange(withoutOutput(decision, id))}
                />
              ))}
              <th style={{ minWidth: 120 }}>{t('note')}</th>
              <th>{t('grid.row')}</th>
            </tr>
          </thead>
          <tbody>
            {decision.rows.map((_, position) => (
              <Row key={decision.rows[position]?.id} decision={decision} parts={parts} position={position} onChange={onChange} />
            ))}
            {decision.defaultRow && <DefaultRow decision={decision} onChange={onChange} />}
          </tbody>
        </table>
      </div>
      {!decision.defaultRow && (
        <Button style={{ marginTop: 8 }} onClick={() => onChange(withDefaultRow(decision, true))}>
          {t('grid.addDefault')}
        </Button>
      )}
    </section>
  );
}

function ColumnHead({ title, result = false, onTitle, onRemove }: { title: string; result?: boolean; onTitle: (title: string) => void; onRemove: () => void }) {
  const { t } = useTranslation();

  return (
    <th>
      <div style={{ display: 'flex', gap: 4, alignItems: 'center' }}>
        {result && '→'}
        <GridCell label={t('grid.columnTitle', { title })} text={title} onChange={(text) => text !== '' && onTitle(text)} />
        <RowButtons buttons={[['×', t('grid.removeColumn', { title }), onRemove]]} />
      </div>
    </th>
  );
}

function Row({ decision, parts, position, onChange }: Omit<TableGridProps, 'facts'> & { position: number }) {
  const { t, i18n } = useTranslation();
  const row = decision.rows[position];
  const said = (message: Message) => (i18n.language === 'en' ? message.en : message.zh);
  const dictionary = dictionaryOf(decision, parts);
  if (!row) return null;
  const facts = [
    ...Object.entries(decision.facts).map(([path, { title }]) => ({ path, title })),
    ...parts.parameters.map(({ id, title }) => ({ path: `params.${id}`, title })),
  ];

  return (
    <tr>
      <td>{position + 1}</td>
      {decision.inputs.map(({ id, title, labels }, index) => {
        const test = row.when[index] ?? '-';
        const language = { dictionary, labels, english: i18n.language === 'en' };
        return (
          <td key={id}>
            <GridCell
              label={`${title} ${position + 1}`}
              text={wordsOfTest(test, language)}
              onChange={(text) => onChange(withCell(decision, { row: row.id, when: index }, testOfWords(text, language)))}
            />
          </td>
        );
      })}
      {decision.outputs.map(({ id, title, values, labels }) => {
        const text = namedFormula(textOfResult(row.then[id]), facts);
        return (
          <td key={id}>
            <GridCell
              label={`${title} ${position + 1}`}
              text={text}
              meaning={parameterValue(text, parts)}
              options={text.startsWith('=') ? undefined : values?.map((value) => ({ value: String(value), label: labelOf(String(value), labels, said) }))}
              onChange={(next) => onChange(withCell(decision, { row: row.id, then: id }, next.startsWith('=') ? formulaOf(next, facts) : next))}
            />
          </td>
        );
      })}
      <td>
        <GridCell label={`${t('note')} ${position + 1}`} text={row.note ?? ''} onChange={(note) => onChange(withNote(decision, row.id, note))} />
      </td>
      <td>
        <RowButtons
          buttons={[
            ['↑', t('grid.up', { row: position + 1 }), () => onChange(withRowMoved(decision, row.id, -1))],
            ['↓', t('grid.down', { row: position + 1 }), () => onChange(withRowMoved(decision, row.id, 1))],
            ['+', t('grid.add', { row: position + 1 }), () => onChange(withRowBelow(decision, row.id))],
            ['×', t('grid.remove', { row: position + 1 }), () => onChange(withoutRow(decision, row.id))],
          ]}
        />
      </td>
    </tr>
  );
}

function labelOf(value: string, labels: Readonly<Record<string, Message>> | undefined, said: (message: Message) => string): string {
  const label = labels?.[value];
  return label ? said(label) : value;
}

/** A result that is a parameter says its newest value below it. */
function parameterValue(text: string, { parameters }: Package): string | undefined {
  const parameter = text.startsWith('=') ? parameters.find(({ title }) => text.includes(`【${title}】`)) : undefined;
  const value = parameter?.values.at(-1)?.value;
  return parameter && `${typedValue(value ?? null, parameter.type)} ${parameter.type === 'money' ? '元' : (parameter.unit ?? '')}`;
}
