import type { Population } from '@onething/runtime-api/client';
import { Alert, Flex, Spin } from 'antd';
import { useMemo, useState } from 'react';
import { client } from '../client.js';
import { Failure } from '../shell/Failure.js';
import { useLoaded } from '../use-loaded.js';
import { Curve } from './Curve.js';
import { Groups } from './Groups.js';
import { KeepRun } from './KeepRun.js';
import { KnobPanel } from './KnobPanel.js';
import { changeOf, type Knob, knobsOf } from './knob.js';
import { MoreQuestions } from './MoreQuestions.js';
import { Totals } from './Totals.js';
import { useTrial } from './use-trial.js';
import { useTried } from './use-tried.js';

/** The numbers that can be dragged, and what they do to people. */
export function TrialDesk({ population, draft }: { population: Population; draft?: string }) {
  const loaded = useLoaded(`numbers ${population.id} ${draft ?? ''}`, async () => knobsOf(await client.populationNumbers(population.id, draft)));

  if (loaded.status === 'loading') return <Spin />;
  if (loaded.status === 'failed') return <Failure reason={loaded.reason} again={loaded.again} />;
  return <Trying population={population} draft={draft} knobs={loaded.value} />;
}

function Trying({ population, draft, knobs }: { population: Population; draft?: string; knobs: readonly Knob[] }) {
  const [values, setValues] = useState<Readonly<Record<string, number>>>({});
  const [chosen, choose] = useState(knobs[0]?.id ?? '');
  const change = useMemo(() => changeOf(knobs, values, draft), [knobs, values, draft]);
  const trial = useTrial(population.id, change);
  const knob = knobs.find(({ id }) => id === chosen);
  const tried = useTried(knob, trial);

  return (
    <Flex gap={16} align="start" wrap>
      <Flex vertical gap={16} style={{ width: 380, flex: 'none' }}>
        <KnobPanel
          {...{ knobs, values, chosen, choose }}
          move={(id, value) => setValues((before) => ({ ...before, [id]: value }))}
          reset={() => setValues({})}
        />
        {knob && <MoreQuestions {...{ population, change, knob }} move={(value) => setValues((before) => ({ ...before, [knob.id]: value }))} />}
        <KeepRun population={population.id} change={change} />
      </Flex>
      <Flex vertical gap={16} style={{ flex: 1, minWidth: 420 }}>
        {trial.problem && <Alert type="error" role="alert" title={trial.problem} />}
        {trial.compared ? <Totals compared={trial.compared} milliseconds={trial.milliseconds} /> : <Spin />}
        {knob && <Curve knob={knob} tried={tried} />}
        {trial.compared && <Groups rows={trial.compared.rows} population={population} />}
      </Flex>
    </Flex>
  );
}
