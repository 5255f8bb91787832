import { Engine } from 'bpmn-engine';

/**
 * One instance of a process of user tasks `task1` … on the ecosystem's engine, as a server must run it: recovered from its state
 * before each step and saved after it, where `save` keeps the state. Measured beside our own execution by `npm run bench`.
 */
export async function playOnBpmnEngine(xml: string, tasks: number, save: (state: string) => Promise<void> = async () => undefined): Promise<void> {
  const engine = new Engine({ name: 'bench', source: xml });
  await engine.execute();
  let text = JSON.stringify(await engine.getState());
  engine.stop();
  await save(text);
  for (let task = 1; task <= tasks; task += 1) {
    const recovered = new Engine().recover(JSON.parse(text));
    const execution = await recovered.resume();
    execution.signal({ id: `task${task}` });
    text = JSON.stringify(await recovered.getState());
    recovered.stop();
    await save(text);
  }
}
