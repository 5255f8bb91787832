import type { Package, Scenario, ScenarioStep } from '@onething/processes';
import type { Value } from '@onething/rules';
import { Descriptions, Timeline, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

const expectations = [
  'path',
  'decisions',
  'openTasks',
  'documents',
  'outcome',
  'variables',
  'notifications',
  'records',
  'dueDates',
  'incidents',
  'case',
] as const;

/** A rehearsal as a story: who does what, how much time passes, what must be seen. */
export function ScenarioPart({ scenario, parts }: { scenario: Scenario; parts: Package }) {
  const { t } = useTranslation();
  const titles = titlesOf(parts, Object.fromEntries(expectations.map((name) => [name, t(`expectations.${name}`)])));

  return (
    <>
      <Typography.Title level={2} style={{ fontSize: 18, marginTop: 0 }}>
        {scenario.title}
      </Typography.Title>
      <Descriptions column={2} size="small">
        <Descriptions.Item label={t('from')}>{scenario.now.replace('T', ' ').slice(0, 16)}</Descriptions.Item>
        <Descriptions.Item label={t('who')}>
          {Object.values(scenario.people)
            .map((person) => person.name)
            .join('、')}
        </Descriptions.Item>
      </Descriptions>
      <Timeline items={scenario.steps.map((step, index) => ({ key: index, content: <Step step={step} titles={titles} /> }))} style={{ marginTop: 16 }} />
    </>
  );
}

function Step({ step, titles }: { step: ScenarioStep; titles: Titles }) {
  const { t } = useTranslation();

  if ('open' in step) return <Told text={t('step.open', step.open)} titles={titles} detail={step.open.data} />;
  if ('complete' in step) return <Told text={t('step.complete', step.complete)} titles={titles} detail={step.complete.data} />;
  if ('advance' in step) return <Told text={t('step.advance', { span: span(step.advance, t) })} titles={titles} />;
  if ('fail' in step) return <Told text={t('step.fail', step.fail)} titles={titles} />;
  if ('payResult' in step) return <Told text={t('step.payResult', step.payResult)} titles={titles} detail={step.payResult.failed} />;
  if ('retry' in step) return <Told text={t('step.retry', step.retry)} titles={titles} />;
  if ('object' in step) return <Told text={t('step.object', step.object)} titles={titles} />;
  return <Told text={t('step.expect')} titles={titles} detail={step.expect} />;
}

function Told({ text, detail, titles }: { text: string; detail?: object; titles: Titles }) {
  const lines = Object.entries(detail ?? {}).filter(([, value]) => value !== undefined);

  return (
    <>
      {text}
      <ul style={{ margin: '4px 0 0', paddingInlineStart: 18 }}>
        {lines.map(([name, value]) => (
          <li key={name}>
            {titles[name] ?? name}：{inWords(value)}
          </li>
        ))}
      </ul>
    </>
  );
}

type Titles = Readonly<Record<string, string>>;

/** What people call each field, from every form of the package, and each expectation. */
function titlesOf(parts: Package, expectations: Titles): Titles {
  const fields = Object.values(parts.forms).flatMap((form) => Object.entries(form.schema.properties));
  return { ...expectations, ...Object.fromEntries(fields.map(([name, { title }]) => [name, title ?? name])) };
}

function inWords(value: Value): string {
  if (Array.isArray(value)) return value.map(inWords).join('、') || '—';
  if (value === null) return '—';
  if (value === true) return '✓';
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, inner]) => `${name} ${inWords(inner)}`)
      .join('，');
  return String(value);
}

function span(advance: { workdays?: number; days?: number; hours?: number; to?: string }, t: (key: string) => string): string {
  if (advance.workdays) return `${advance.workdays}${t('units.workday')}`;
  if (advance.days) return `${advance.days}${t('units.day')}`;
  if (advance.hours) return `${advance.hours}${t('units.hour')}`;
  return `→ ${advance.to ?? ''}`;
}
