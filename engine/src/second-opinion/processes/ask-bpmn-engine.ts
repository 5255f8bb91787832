import { askChild } from '../ask-child.js';
import type { Replay, Story } from './story.js';

/** Asks bpmn-engine in a child process, once for all stories. */
export async function askBpmnEngine(stories: readonly Story[]): Promise<readonly Replay[]> {
  const answer = await askChild({ bundle: 'player', source: 'engine/src/second-opinion/processes/player.ts' }, stories);
  if (answer.status === 'answered') return JSON.parse(answer.json);

  return stories.map(() => ({ completed: {}, undecided: [], stuck: `bpmn-engine: ${answer.complaint}` }));
}
