import '@onething/forms/react/portal.css';
import { FormView } from '@onething/forms/react';
import type { Package, Scenario, ScenarioStep } from '@onething/processes';
import type { Facts } from '@onething/rules';
import { Button, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sampleAnswer } from '../beginnings/sample-answer.js';
import { PanelField } from '../panel/PanelField.js';
import { ExpectationFields } from './ExpectationFields.js';
import { answersOf, formOfStep, tasksOf, withAnswers } from './edit-scenario.js';

interface StepEditorProps {
  readonly step: ScenarioStep;
  readonly number: number;
  readonly scenario: Scenario;
  readonly parts: Package;
  readonly required: readonly Package[];
  readonly close: () => void;
  readonly onChange: (step: ScenarioStep) => void;
}

/** One step of a scenario: who does what, with the answers in the very form; how much time passes; what must be seen. */
export function StepEditor({ step: before, number, scenario, parts, required, close, onChange }: StepEditorProps) {
  const { t, i18n } = useTranslation();
  const [step, change] = useState(before);
  const form = formOfStep(step, parts, required);
  const keep = (next: ScenarioStep) => {
    onChange(next);
    close();
  };
  const own = { step, scenario, parts, required, onChange: change };

  return (
    <Modal
      open
      width={560}
      title={t('stepEditor.title', { number })}
      okText={t('stepEditor.keep')}
      cancelText={t('cancel')}
      onCancel={close}
      onOk={() => keep(step)}
      {...(form ? { footer: null } : {})}
    >
      {('open' in step || 'complete' in step) && <DoneBy {...own} />}
      {'advance' in step && <Passing advance={step.advance} onChange={(advance) => change({ advance })} />}
      {'expect' in step && <ExpectationFields step={step} parts={parts} required={required} onChange={change} />}
      {form && (
        <div className="ot-phone" style={{ maxHeight: '60vh', overflow: 'auto' }}>
          <FormView
            key={form.id}
            definition={form}
            values={answersOf(step)}
            prefilled={{}}
            language={i18n.language === 'en' ? 'en' : 'zh'}
            theme="portal"
            today={scenario.now.slice(0, 10)}
            submitLabel={t('stepEditor.useAnswers')}
            actions={<Button onClick={() => keep(step)}>{t('stepEditor.keepAsTheyAre')}</Button>}
            onChange={(data: Facts) => change(withAnswers(step, data))}
            onSubmit={(data: Facts) => keep(withAnswers(step, data))}
          />
        </div>
      )}
    </Modal>
  );
}

interface DoneByProps extends Pick<StepEditorProps, 'step' | 'scenario' | 'parts' | 'required' | 'onChange'> {}

/** Who does it, and which matter or task it is. Another one has another form: its answers begin anew. */
function DoneBy({ step, scenario, parts, required, onChange }: DoneByProps) {
  const { t } = useTranslation();
  const people = Object.entries(scenario.people).map(([value, { name }]) => ({ value, label: name }));
  const begun = (next: ScenarioStep) => {
    const form = formOfStep(next, parts, required);
    onChange(withAnswers(next, form ? sampleAnswer(form) : {}));
  };
  const who = 'open' in step ? step.open.by : 'complete' in step ? step.complete.by : '';
  const tasks = tasksOf(parts, required);

  return (
    <>
      <PanelField label={t('scenarioEditor.person')} htmlFor="step-by">
        <Select
          id="step-by"
          value={who}
          options={people}
          onChange={(by: string) =>
            onChange('open' in step ? { ...step, open: { ...step.open, by } } : 'complete' in step ? { ...step, complete: { ...step.complete, by } } : step)
          }
        />
      </PanelField>
      {'open' in step && (
        <PanelField label={t('matters')} htmlFor="step-matter">
          <Select
            id="step-matter"
            value={step.open.matter}
            options={parts.manifest.matters.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(matter: string) => begun({ ...step, open: { ...step.open, matter } })}
          />
        </PanelField>
      )}
      {'complete' in step && (
        <PanelField label={t('stepEditor.task')} htmlFor="step-task">
          <Select
            id="step-task"
            value={step.complete.task}
            options={tasks.map(({ value, label }) => ({ value, label }))}
            onChange={(task: string) => begun({ ...step, complete: { ...step.complete, task } })}
          />
        </PanelField>
      )}
    </>
  );
}

type Advance = Extract<ScenarioStep, { readonly advance: object }>['advance'];

const spans = ['workdays', 'days', 'hours'] as const;

/** How much time passes. */
function Passing({ advance, onChange }: { advance: Advance; onChange: (advance: Advance) => void }) {
  const { t } = useTranslation();
  const unit = spans.find((one) => advance[one] !== undefined) ?? 'workdays';

  return (
    <PanelField label={t('stepEditor.passes')} htmlFor="step-span">
      <div style={{ display: 'flex', gap: 8 }}>
        <InputNumber id="step-span" min={1} max={3650} value={advance[unit] ?? 1} onChange={(value) => onChange({ [unit]: value ?? 1 })} />
        <Select
          aria-label={t('unit')}
          style={{ width: 130 }}
          value={unit}
          options={spans.map((value) => ({ value, label: t(`stepEditor.spans.${value}`) }))}
          onChange={(next) => onChange({ [next]: advance[unit] ?? 1 })}
        />
      </div>
    </PanelField>
  );
}
