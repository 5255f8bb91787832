import type { Package, ScenarioStep } from '@onething/processes';
import type { Value } from '@onething/rules';
import { useTranslation } from 'react-i18next';

/** One step of a scenario as a sentence, with what is filled in or expected below it. */
export function StepText({ step, parts }: { step: ScenarioStep; parts: Package }) {
  const { t } = useTranslation();
  const titles = titlesOf(parts, t);
  const said = (id: string) => titles[id] ?? id.slice(id.lastIndexOf('/') + 1);

  if ('open' in step)
    return <Told text={t('step.open', { ...step.open, matter: matterTitle(parts, step.open.matter) })} titles={titles} detail={step.open.data} />;
  if ('complete' in step)
    return <Told text={t('step.complete', { ...step.complete, task: said(step.complete.task) })} titles={titles} detail={step.complete.data} />;
  if ('advance' in step) return <Told text={t('step.advance', { span: span(step.advance, t) })} titles={titles} />;
  if ('fail' in step) return <Told text={t('step.fail', step.fail)} titles={titles} />;
  if ('payResult' in step) return <Told text={t('step.payResult', step.payResult)} titles={titles} detail={step.payResult.failed} />;
  if ('retry' in step) return <Told text={t('step.retry', { ...step.retry, element: said(step.retry.element) })} titles={titles} />;
  if ('object' in step) return <Told text={t('step.object', step.object)} titles={titles} />;
  if ('begun' in step) return <Told text={t('step.begun', { matter: matterTitle(parts, step.begun.matter) })} titles={titles} />;
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
            {titles[name] ?? name}：{inWords(value, titles)}
          </li>
        ))}
      </ul>
    </>
  );
}

type Titles = Readonly<Record<string, string>>;

const expectations = ['path', 'decisions', 'openTasks', 'documents', 'outcome', 'variables', 'notifications', 'records', 'dueDates', 'incidents', 'case'];

/** What people call each field and question, step, decision, and each expectation. */
function titlesOf({ forms, processes, decisions, documents, registries }: Package, t: (key: string) => string): Titles {
  const schemas = Object.values(forms).flatMap(({ schema }) => Object.entries(schema.properties));
  const questions = schemas.flatMap(([, { items }]) => Object.entries(items?.properties ?? {}));
  const fields = [...questions, ...schemas].map(([name, { title }]) => [name, title ?? name] as const);
  const steps = Object.values(processes).flatMap(({ parsed }) =>
    parsed.processes.flatMap(({ elements }) => elements.flatMap(({ id, name }) => (name ? [[id, name] as const] : []))),
  );
  const outputs = Object.values(decisions).flatMap((decision) => ('outputs' in decision ? decision.outputs.map(({ id, title }) => [id, title] as const) : []));
  const others = [...Object.values(decisions), ...Object.values(documents), ...Object.values(registries)].map(({ id, title }) => [id, title] as const);
  return Object.fromEntries([...outputs, ...fields, ...steps, ...others, ...expectations.map((name) => [name, t(`expectations.${name}`)] as const)]);
}

const mostEntries = 4;

function inWords(value: Value, titles: Titles): string {
  if (Array.isArray(value)) {
    const shown = value.slice(0, mostEntries).map((one) => inWords(one, titles));
    return `${shown.join('；') || '—'}${value.length > mostEntries ? `… （${value.length}）` : ''}`;
  }
  if (value === null) return '—';
  if (value === true) return '✓';
  if (value === false) return '✗';
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, inner]) => `${titles[name] ?? name} ${inWords(inner, titles)}`)
      .join('，');
  return typeof value === 'string' ? (titles[value] ?? value) : String(value);
}

function matterTitle({ manifest }: Package, id: string): string {
  return manifest.matters.find((matter) => matter.id === id)?.title ?? id;
}

function span(advance: { workdays?: number; days?: number; hours?: number; to?: string }, t: (key: string) => string): string {
  if (advance.workdays) return `${advance.workdays}${t('units.workday')}`;
  if (advance.days) return `${advance.days}${t('units.day')}`;
  if (advance.hours) return `${advance.hours}${t('units.hour')}`;
  return `→ ${(advance.to ?? '').replace('T', ' ').slice(0, 16)}`;
}
