import type { Package } from '@onething/processes';
import {
  type DecisionDefinition,
  type DecisionTableDefinition,
  describeLabelled,
  describeTests,
  type FormulaDefinition,
  hitPolicies,
  type Message,
  type Value,
  type ValueLabels,
} from '@onething/rules';
import { Table, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { dictionaryOf } from './dictionary-of.js';
import { Indicator } from './Indicator.js';
import { basisText } from './Overview.js';
import { Scorecard } from './Scorecard.js';

/** A decision as its author knows it: a table of rows, a scorecard, or named calculations. */
export function DecisionPart({ decision, parts }: { decision: DecisionDefinition; parts: Package }) {
  return (
    <>
      <Typography.Title level={2} style={{ fontSize: 18, marginTop: 0 }}>
        {decision.title}
      </Typography.Title>
      {decision.kind === 'decision-table' && <DecisionTable decision={decision} parts={parts} />}
      {decision.kind === 'scorecard' && <Scorecard decision={decision} parts={parts} />}
      {decision.kind === 'indicator' && <Indicator decision={decision} />}
      {decision.kind === 'formula' && <Formula decision={decision} />}
      {decision.basis?.map((basis) => (
        <Typography.Paragraph key={basisText(basis)} type="secondary" style={{ margin: '8px 0 0' }}>
          {basisText(basis)} {basis.text}
        </Typography.Paragraph>
      ))}
    </>
  );
}

function DecisionTable({ decision, parts }: { decision: DecisionTableDefinition; parts: Package }) {
  const { t, i18n } = useTranslation();
  const said = (message: Message) => (i18n.language === 'en' ? message.en : message.zh);
  const dictionary = dictionaryOf(decision, parts);
  const asked = (test: string | undefined, labels: ValueLabels | undefined) =>
    test === undefined || test.trim() === '-' ? t('any') : said(describeTests(test, { dictionary, labels }));
  const rows = [...decision.rows, ...(decision.defaultRow ? [{ id: t('otherwise'), when: decision.inputs.map(() => '-'), then: decision.defaultRow }] : [])];

  return (
    <>
      <p>
        {t('hitPolicy')} <Tag color="blue">{said(hitPolicies[decision.hitPolicy].title)}</Tag>
      </p>
      <Table
        className="ot-decision"
        rowKey="id"
        size="small"
        bordered
        pagination={false}
        dataSource={rows}
        columns={[
          { title: t('row'), render: (_, __, index) => index + 1, width: 56 },
          ...decision.inputs.map((input, index) => ({
            title: input.title,
            key: input.id,
            render: (_: unknown, row: (typeof rows)[number]) => asked(row.when[index], input.labels),
          })),
          ...decision.outputs.map((output) => ({
            title: `→ ${output.title}`,
            key: output.id,
            render: (_: unknown, row: (typeof rows)[number]) => <strong>{said(shown(row.then[output.id], output.labels))}</strong>,
          })),
          { title: t('note'), key: 'note', render: (_, row) => <div style={{ maxWidth: 320, whiteSpace: 'normal' }}>{'note' in row ? row.note : ''}</div> },
        ]}
      />
    </>
  );
}

function Formula({ decision }: { decision: FormulaDefinition }) {
  const { t } = useTranslation();

  return (
    <Table
      rowKey="id"
      size="small"
      bordered
      pagination={false}
      dataSource={[...decision.outputs]}
      columns={[
        { title: t('title'), dataIndex: 'title' },
        { title: t('formula'), dataIndex: 'expr', render: (expr: string) => <code style={{ whiteSpace: 'pre-wrap' }}>{expr}</code> },
      ]}
    />
  );
}

function shown(value: Value | { readonly expr: string } | undefined, labels: ValueLabels | undefined): Message {
  if (value === undefined || value === null || value === '') return { zh: '', en: '' };
  if (typeof value === 'object' && 'expr' in value) return { zh: String(value.expr), en: String(value.expr) };
  return describeLabelled(value, labels);
}
