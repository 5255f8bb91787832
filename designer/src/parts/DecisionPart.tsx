import type { DecisionDefinition, DecisionTableDefinition, FormulaDefinition, Value } from '@onething/rules';
import { Table, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { basisText } from './Overview.js';

/** A decision as its author knows it: a table of rows, or named calculations. */
export function DecisionPart({ decision }: { decision: DecisionDefinition }) {
  return (
    <>
      <Typography.Title level={2} style={{ fontSize: 18, marginTop: 0 }}>
        {decision.title}
      </Typography.Title>
      {decision.kind === 'decision-table' ? <DecisionTable decision={decision} /> : <Formula decision={decision} />}
      {decision.basis?.map((basis) => (
        <Typography.Paragraph key={basisText(basis)} type="secondary" style={{ margin: '8px 0 0' }}>
          {basisText(basis)} {basis.text}
        </Typography.Paragraph>
      ))}
    </>
  );
}

function DecisionTable({ decision }: { decision: DecisionTableDefinition }) {
  const { t } = useTranslation();
  const rows = [...decision.rows, ...(decision.defaultRow ? [{ id: t('otherwise'), when: decision.inputs.map(() => '-'), then: decision.defaultRow }] : [])];

  return (
    <>
      <p>
        {t('hitPolicy')} <Tag color="blue">{t(`hitPolicies.${decision.hitPolicy}`)}</Tag>
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
            render: (_: unknown, row: (typeof rows)[number]) => cell(row.when[index], t('any')),
          })),
          ...decision.outputs.map((output) => ({
            title: `→ ${output.title}`,
            key: output.id,
            render: (_: unknown, row: (typeof rows)[number]) => <strong>{shown(row.then[output.id])}</strong>,
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

/** A test of one input as people write it: 不限, or the values without their quotes. */
function cell(test: string | undefined, any: string): string {
  return test === undefined || test === '-' ? any : test.replaceAll('"', '').replaceAll(',', '、');
}

function shown(value: Value | { readonly expr: string } | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') return 'expr' in value ? String(value.expr) : JSON.stringify(value);
  return String(value);
}
