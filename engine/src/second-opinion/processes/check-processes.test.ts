import path from 'node:path';
import { type CompiledPackage, compilePackage, type Package, readPackage } from '@onething/processes';
import type { Outcome } from '@onething/rules';
import { examplePackages } from '../../database/demo-data.js';
import { askBpmnEngine } from './ask-bpmn-engine.js';
import { checkProcesses } from './check-processes.js';
import { replayOnBpmnEngine } from './replay-on-bpmn-engine.js';
import type { Replay, Story } from './story.js';

const [common, ...services] = await Promise.all((await examplePackages(path.resolve('.'))).map(async (files) => taken(await readPackage(files))));

describe.each(services.map((own) => [own.manifest.id, own] as const))('bpmn-engine lives through the scenarios of %s', (id, own) => {
  it('and completes the same activities wherever it has an opinion', async () => {
    const opinions = await checkProcesses(compile(own), own.scenarios, here);
    const [agree, silent] = [sum(opinions.map((one) => one.agree)), sum(opinions.map(({ noOpinion }) => noOpinion.length))];
    process.stdout.write(`${id}: an opinion on ${Math.round((100 * agree) / (agree + silent))} % of the activities\n`);

    expect(opinions.flatMap(({ scenario, differ, stuck }) => (differ.length > 0 ? [{ scenario, differ, stuck }] : []))).toEqual([]);
    expect(agree).toBeGreaterThan(0);
  }, 240_000);
});

describe('the second opinion on processes', () => {
  const own = services.find(({ manifest }) => manifest.id === 'degree-certificate-instant');
  if (!own) throw new Error('the example is not there');
  const [scenario] = own.scenarios.filter(({ id }) => id === 'T3b-paper-archive');
  if (!scenario) throw new Error('the scenario is not there');

  it('is asked of a child process, which agrees like the same code here', async () => {
    const [opinion] = await checkProcesses(compile(own), [scenario], askBpmnEngine);
    expect(opinion).toMatchObject({ differ: [], scenario: 'T3b-paper-archive' });
    expect(opinion?.stuck).toBeUndefined();
    expect(opinion?.agree).toBeGreaterThan(20);
  });

  it.each([
    [
      'a flow that leads elsewhere',
      'id="to-registrar-review-from-archive-check" sourceRef="archive-check" targetRef="registrar-review"',
      /targetRef="registrar-review"/,
      'targetRef="D3-refusal"',
    ],
    ['a condition that says the opposite', '<bpmn:sequenceFlow id="to-write-back-from-reviewed"', /"operator":"equal"/, '"operator":"notEqual"'],
    [
      'a parallel join drawn as an exclusive one',
      '<bpmn:parallelGateway id="answered"',
      /<bpmn:parallelGateway id="answered"([\s\S]*?)<\/bpmn:parallelGateway>/,
      '<bpmn:exclusiveGateway id="answered"$1</bpmn:exclusiveGateway>',
    ],
  ])('differs over %s', async (_, from, wrong, right) => {
    const tampered = (stories: readonly Story[]) => here(stories.map((story) => ({ ...story, models: tamper(story.models, from, wrong, right) })));
    const [opinion] = await checkProcesses(compile(own), [scenario], tampered);
    expect(opinion?.differ.length).toBeGreaterThan(0);
  });

  it('says so when the other engine cannot read the model', async () => {
    const broken = (stories: readonly Story[]) => askBpmnEngine(stories.map((story) => ({ ...story, models: {} })));
    const [opinion] = await checkProcesses(compile(own), [scenario], broken);
    expect(opinion?.stuck).toMatch(/no model/);
    expect(opinion?.differ.length).toBeGreaterThan(0);
  });
});

/** In this process: faster, and the same code. */
function here(stories: readonly Story[]): Promise<readonly Replay[]> {
  return Promise.all(stories.map(replayOnBpmnEngine));
}

function compile(own: Package): CompiledPackage {
  return taken(compilePackage(own, common ? [common] : []));
}

function tamper(models: Story['models'], from: string, wrong: RegExp, right: string): Story['models'] {
  const [id, xml] = Object.entries(models).find(([, text]) => text.includes(from)) ?? ['', ''];
  const at = xml.indexOf(from);
  const changed = xml.slice(0, at) + xml.slice(at).replace(wrong, right);
  if (changed === xml) throw new Error('nothing was changed');

  return { ...models, [id]: changed };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code} ${outcome.message.en} ${JSON.stringify(outcome.problems ?? [])}`);
}
