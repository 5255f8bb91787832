import type { Package } from '@onething/processes';
import { type Bounds, type Characteristic, describeTests, type Message, type Points, type ScorecardDefinition } from '@onething/rules';
import { Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { dictionaryOf } from './dictionary-of.js';

/** A scorecard: points line by line, then the grades, then what overrules them. */
export function Scorecard({ decision, parts }: { decision: ScorecardDefinition; parts: Package }) {
  const { t, i18n } = useTranslation();
  const said = (message: Message) => (i18n.language === 'en' ? message.en : message.zh);
  const dictionary = dictionaryOf(decision, parts);
  const lines = decision.characteristics.flatMap((characteristic) => linesOf(characteristic, t('otherwise')));

  return (
    <>
      <Table
        rowKey="key"
        size="small"
        bordered
        pagination={false}
        dataSource={lines}
        columns={[
          {
            title: t('characteristic'),
            render: (_, { of }) => `${of.title}${boundsText(of.cap)}`,
            onCell: ({ span }) => ({ rowSpan: span }),
          },
          {
            title: t('condition'),
            render: (_, { of, when }) => (when === undefined ? t('otherwise') : said(describeTests(when, { dictionary, labels: of.labels }))),
          },
          { title: t('points'), render: (_, { score }) => <strong>{pointsText(score)}</strong> },
          { title: t('note'), dataIndex: 'reason' },
        ]}
      />
      <Table
        style={{ marginTop: 16 }}
        rowKey="code"
        size="small"
        bordered
        pagination={false}
        dataSource={[...decision.grades]}
        columns={[
          { title: `${t('grade')}${boundsText(decision.bounds)}`, render: (_, { title, code }) => `${title} (${code})` },
          { title: t('gradeFrom'), render: (_, { from }) => (from === undefined ? t('otherwise') : pointsText(from)) },
        ]}
      />
      {decision.vetoes?.map(({ id, reason, when, grade }) => (
        <Typography.Paragraph key={id} style={{ margin: '8px 0 0' }}>
          {t('veto')}：{reason} <code>{when}</code> → {decision.grades.find(({ code }) => code === grade)?.title ?? grade}
        </Typography.Paragraph>
      ))}
    </>
  );
}

interface Line {
  readonly key: string;
  readonly of: Characteristic;
  readonly when?: string;
  readonly score: Points;
  readonly reason?: string;
  /** Rows that the characteristic's name spans; 0 below the first. */
  readonly span: number;
}

function linesOf(of: Characteristic, otherwise: string): readonly Line[] {
  const span = of.attributes.length + (of.otherwise === undefined ? 0 : 1);
  const attributes = of.attributes.map(({ id, when, score, reason }, index) => ({
    key: `${of.id}/${id}`,
    of,
    when,
    score,
    reason,
    span: index === 0 ? span : 0,
  }));

  return of.otherwise === undefined ? attributes : [...attributes, { key: `${of.id}/${otherwise}`, of, score: of.otherwise, span: 0 }];
}

function pointsText(points: Points): string {
  return typeof points === 'number' ? String(points) : points.expr;
}

function boundsText({ min, max }: Bounds = {}): string {
  return min === undefined && max === undefined ? '' : ` [${min ?? '…'}, ${max ?? '…'}]`;
}
