import { openWork } from '@onething/processes';
import { readCase, readList } from './cases.js';
import { Rehearsal, type Running } from './rehearsal.js';
import { scriptsAsWork, translate } from './translate.js';

/** A feature of the engine conformance suite: its cases say which marks the scripts leave. */
export interface Feature {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly cases: readonly { readonly input: string | null; readonly int: number; readonly parallel: boolean; readonly expect: readonly string[] }[];
}

export const features = readList<Feature>('betsy', 'cases.json');

/** What each case of a feature left, beside what it should have left. */
export async function runFeature(feature: Feature): Promise<readonly { got: string; expected: string }[]> {
  const xml = scriptsAsWork(translate(readCase('betsy', feature.file)));
  const results: { got: string; expected: string }[] = [];
  for (const one of feature.cases) results.push({ got: sorted(await marks(feature, xml, one)), expected: sorted(one.expect) });
  return results;
}

async function marks(feature: Feature, xml: string, { input, int, parallel, expect }: Feature['cases'][number]): Promise<readonly string[]> {
  const left: string[] = [];
  const variables = { test: input ?? '', integerVariable: int };
  const opened = await Rehearsal.open(xml, variables, {
    work: ({ connector, activity }, instance) => {
      const run = () => runScript(rehearsal, instance, activity, connector, left);
      if (connector === 'WAIT_TEN_SECONDS') rehearsal.delay(10, run);
      else run();
    },
    incident: ({ code }) => left.push(...(incidentMarks[code] ?? [])),
  });
  if (!opened.ok) return ['GENERIC_ERROR'];

  const rehearsal: Rehearsal = opened.value;
  if (parallel) rehearsal.start('ParallelProcess');
  rehearsal.start(feature.name);
  for (let turns = 0; turns < 60; turns++) {
    rehearsal.settle();
    if (!rehearsal.fireNextTimer()) break;
  }
  return left.filter((mark) => mark !== 'MARKER' || expect.includes('MARKER'));
}

const incidentMarks: Readonly<Record<string, readonly string[]>> = { NO_FLOW_TAKEN: ['RUNTIME'], ERROR_NOT_CAUGHT: ['THROWN_ERROR_EVENT'] };

function runScript(rehearsal: Rehearsal, instance: Running, activity: string, script: string, left: string[]): void {
  const state = instance.state;
  if (!state || !openWork(state).jobs.some((job) => job.activity === activity)) return;
  if (script === 'THROW_ERROR') {
    rehearsal.send(instance, { type: 'failActivity', activity, error: { code: 'ERR_CODE' } });
    return;
  }
  const variables = state.scopes.root?.variables ?? {};
  if (script.startsWith('SCRIPT_')) left.push(script);
  if (script === 'INCREMENT_INTEGER_VARIABLE_AND_LOG') left.push('INCREMENT');
  if (script === 'CREATE_MARKER_FILE') left.push('MARKER');
  if (script === 'LOG_DATA' && variables.data === 'String') left.push('DATA_CORRECT');
  if (script.startsWith('INCREMENT')) rehearsal.send(instance, { type: 'setVariables', values: { integerVariable: Number(variables.integerVariable) + 1 } });
  if (script === 'SET_STRING_DATA') rehearsal.send(instance, { type: 'setVariables', values: { data: 'String' } });
  rehearsal.send(instance, { type: 'completeActivity', activity, output: {} });
}

function sorted(list: readonly string[]): string {
  return [...list].sort().join(' ');
}
