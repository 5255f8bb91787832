import type { Scenario } from '@onething/processes';
import { Flex, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenDraft } from '../draft/use-draft.js';
import { useJsonFile } from '../draft/use-json-file.js';
import { PanelField } from '../panel/PanelField.js';
import { StepText } from '../parts/StepText.js';
import { GridCell } from '../tables/GridCell.js';
import { RowButtons } from '../tables/RowButtons.js';
import { type AddableStep, addableSteps, isEditable, newStep } from './edit-scenario.js';
import { ScenarioPeople } from './ScenarioPeople.js';
import { StepEditor } from './StepEditor.js';

/** A scenario: its people with their roles, its steps with their answers, and what must be seen. */
export function ScenarioEditor({ id, draft }: { id: string; draft: OpenDraft }) {
  const { t } = useTranslation();
  const [scenario, save] = useJsonFile<Scenario>(draft, `scenarios/${id}.json`);
  const [editing, edit] = useState<number>();
  const { parts, source } = draft;
  if (!scenario || !parts) return null;

  const steps = scenario.steps;
  const move = (from: number, by: -1 | 1) => {
    const [one, other] = [steps[from], steps[from + by]];
    if (one && other) save({ ...scenario, steps: steps.map((step, at) => (at === from ? other : at === from + by ? one : step)) });
  };

  return (
    <section aria-label={scenario.title}>
      <div style={{ display: 'grid', gridTemplateColumns: '2fr 1fr', gap: 12 }}>
        <PanelField label={t('title')} htmlFor="scenario-title">
          <GridCell id="scenario-title" label={t('title')} text={scenario.title} onChange={(title) => title !== '' && save({ ...scenario, title })} />
        </PanelField>
        <PanelField label={t('scenarioEditor.now')} htmlFor="scenario-now">
          <input
            id="scenario-now"
            type="datetime-local"
            className="ot-cell"
            value={scenario.now.slice(0, 16)}
            onChange={({ target }) => target.value !== '' && save({ ...scenario, now: `${target.value}:00+08:00` })}
          />
        </PanelField>
      </div>
      <p>{t('scenarioEditor.help')}</p>
      <ScenarioPeople scenario={scenario} parts={parts} save={save} />
      <h2 style={{ fontSize: 15 }}>{t('steps')}</h2>
      <ol className="ot-steps">
        {steps.map((step, at) => (
          <li key={`${at} ${Object.keys(step)[0]}`}>
            <div style={{ flex: 1 }}>
              <StepText step={step} parts={parts} />
            </div>
            <RowButtons
              buttons={[
                ...(isEditable(step) ? ([['✎', t('stepEditor.edit', { number: at + 1 }), () => edit(at)]] as const) : []),
                ['↑', t('scenarioEditor.up', { number: at + 1 }), () => move(at, -1)],
                ['↓', t('scenarioEditor.down', { number: at + 1 }), () => move(at, 1)],
                ['×', t('scenarioEditor.remove', { number: at + 1 }), () => save({ ...scenario, steps: steps.filter((_, index) => index !== at) })],
              ]}
            />
          </li>
        ))}
      </ol>
      <Flex gap={8} style={{ marginTop: 8 }}>
        <Select
          aria-label={t('stepEditor.add')}
          placeholder={t('stepEditor.add')}
          style={{ width: 220 }}
          value={null}
          options={addableSteps.map((kind) => ({ value: kind, label: t(`stepEditor.kinds.${kind}`) }))}
          onChange={(kind: AddableStep) => {
            save({ ...scenario, steps: [...steps, newStep(kind, scenario, parts, source.required)] });
            edit(steps.length);
          }}
        />
      </Flex>
      {editing !== undefined && steps[editing] && (
        <StepEditor
          key={editing}
          {...{ scenario, parts, required: source.required, step: steps[editing], number: editing + 1 }}
          close={() => edit(undefined)}
          onChange={(next) => save({ ...scenario, steps: steps.map((step, at) => (at === editing ? next : step)) })}
        />
      )}
    </section>
  );
}
