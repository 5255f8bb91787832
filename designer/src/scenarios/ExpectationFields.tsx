import type { Package, ScenarioStep } from '@onething/processes';
import { outputsOfDecision, type Value } from '@onething/rules';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { PanelField } from '../panel/PanelField.js';
import { typedValue, valueTyped } from '../parts/typed-value.js';
import { GridCell } from '../tables/GridCell.js';
import { RowButtons } from '../tables/RowButtons.js';
import { endsOf, tasksOf, withExpectation } from './edit-scenario.js';

interface ExpectationFieldsProps {
  readonly step: Extract<ScenarioStep, { readonly expect: object }>;
  readonly parts: Package;
  readonly required: readonly Package[];
  readonly onChange: (step: ScenarioStep) => void;
}

const notLookedAt = '';
const stillRunning = ' ';

/** Stands for “none of them”, which is another thing than not looking. */
const none = '';

/** Nothing chosen is not looked at; what was chosen after “none” stands against it. */
function chosen(values: readonly string[]): readonly string[] | undefined {
  if (values.length === 0) return undefined;
  return values.at(-1) === none ? [] : values.filter((value) => value !== none);
}

/** What must be seen: how it ended, what is open, what was decided, which papers there are. What is stated besides stays as it is. */
export function ExpectationFields({ step, parts, required, onChange }: ExpectationFieldsProps) {
  const { t } = useTranslation();
  const { outcome, openTasks, documents } = step.expect;
  const tasks = tasksOf(parts, required);
  const others = (openTasks ?? []).filter((task) => !tasks.some(({ value }) => value === task)).map((value) => ({ value, label: value }));

  return (
    <>
      <PanelField label={t('expectations.outcome')} htmlFor="expect-outcome">
        <Select
          id="expect-outcome"
          value={outcome === undefined ? notLookedAt : (outcome ?? stillRunning)}
          options={[{ value: notLookedAt, label: t('stepEditor.any') }, { value: stillRunning, label: t('stepEditor.running') }, ...endsOf(parts)]}
          onChange={(next: string) => onChange(withExpectation(step, { outcome: next === notLookedAt ? undefined : next === stillRunning ? null : next }))}
        />
      </PanelField>
      <PanelField label={t('expectations.openTasks')} htmlFor="expect-tasks" help={openTasks === undefined ? t('stepEditor.any') : undefined}>
        <Select
          id="expect-tasks"
          mode="multiple"
          allowClear
          value={openTasks?.length === 0 ? [none] : [...(openTasks ?? [])]}
          options={[{ value: none, label: t('stepEditor.noTask') }, ...tasks.map(({ value, label }) => ({ value, label })), ...others]}
          onChange={(next: string[]) => onChange(withExpectation(step, { openTasks: chosen(next) }))}
        />
      </PanelField>
      <PanelField label={t('expectations.documents')} htmlFor="expect-documents" help={documents === undefined ? t('stepEditor.any') : undefined}>
        <Select
          id="expect-documents"
          mode="multiple"
          allowClear
          value={documents?.length === 0 ? [none] : (documents ?? []).map(({ type }) => type)}
          options={[
            { value: none, label: t('stepEditor.noDocument') },
            ...Object.values(parts.documents).map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={(next: string[]) =>
            onChange(
              withExpectation(step, {
                documents: chosen(next)?.map((type) => documents?.find((one) => one.type === type) ?? { type, status: 'valid' as const }),
              }),
            )
          }
        />
      </PanelField>
      <ExpectedDecisions {...{ step, parts, required, onChange }} />
    </>
  );
}

/** Each output of each decision that is looked at. */
function ExpectedDecisions({ step, parts, onChange }: ExpectationFieldsProps) {
  const { t } = useTranslation();
  const decisions: Readonly<Record<string, Value>> = step.expect.decisions ?? {};
  const put = (id: string, value: Value | undefined) => {
    const { [id]: _, ...others } = decisions;
    const next = value === undefined ? others : { ...decisions, [id]: value };
    onChange(withExpectation(step, { decisions: Object.keys(next).length > 0 ? next : undefined }));
  };
  const left = Object.values(parts.decisions).filter(({ id }) => !Object.hasOwn(decisions, id));

  return (
    <fieldset className="ot-plain">
      <legend>{t('expectations.decisions')}</legend>
      {Object.entries(decisions).map(([id, value]) => (
        <section key={id} className="ot-block" aria-label={parts.decisions[id]?.title ?? id}>
          <div style={{ display: 'flex', justifyContent: 'space-between' }}>
            {parts.decisions[id]?.title ?? id}
            <RowButtons buttons={[['×', `${parts.decisions[id]?.title ?? id} ${t('remove')}`, () => put(id, undefined)]]} />
          </div>
          <ExpectedOutputs id={id} value={value} parts={parts} onChange={(next) => put(id, next)} />
        </section>
      ))}
      {left.length > 0 && (
        <Select
          aria-label={t('stepEditor.addDecision')}
          placeholder={t('stepEditor.addDecision')}
          style={{ width: 260, marginTop: 6 }}
          value={null}
          options={left.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(id: string) => put(id, {})}
        />
      )}
    </fieldset>
  );
}

function ExpectedOutputs({ id, value, parts, onChange }: { id: string; value: Value; parts: Package; onChange: (value: Value) => void }) {
  const { t } = useTranslation();
  const decision = parts.decisions[id];
  const outputs = decision ? Object.entries(outputsOfDecision(decision)) : [];
  // A decision with one result may be expected by that alone.
  const named = isNamed(value) ? value : outputs[0] ? { [outputs[0][0]]: value } : {};
  const put = (name: string, text: string, type: Parameters<typeof valueTyped>[1]) => {
    const { [name]: _, ...others } = named;
    const next = text === '' ? undefined : valueTyped(text, type);
    onChange(next === undefined ? others : { ...named, [name]: next });
  };

  return (
    <>
      {outputs
        .filter(([, { type }]) => type !== 'object')
        .map(([name, { title, type }]) => (
          <div key={name} className="ot-line">
            {title}
            <GridCell
              label={`${decision?.title ?? id} ${title}`}
              text={named[name] === undefined ? '' : typedValue(named[name], type)}
              placeholder={t('stepEditor.any')}
              onChange={(text) => put(name, text, type)}
            />
          </div>
        ))}
    </>
  );
}

function isNamed(value: Value): value is Readonly<Record<string, Value>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
