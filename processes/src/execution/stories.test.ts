import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { endingStories } from '../testing/stories/ending-stories.js';
import { eventStories } from '../testing/stories/event-stories.js';
import { gatewayStories } from '../testing/stories/gateway-stories.js';
import { loopStories } from '../testing/stories/loop-stories.js';
import { scopeStories } from '../testing/stories/scope-stories.js';
import { taskStories } from '../testing/stories/task-stories.js';
import { undoingStories } from '../testing/stories/undoing-stories.js';
import { type Story, tell } from '../testing/told-story.js';

/**
 * What steps tell (history), ask (effects) and keep (state), word by word: others live by it (lists, jobs, stored cases), so it must not
 * change unnoticed. `STORIES=write npm run jest -- … stories.test` writes down what is new; what differs is read in the diff before it is kept.
 */
const folder = path.join(import.meta.dirname, '../testing/stories');
const stories: readonly Story[] = [...taskStories, ...gatewayStories, ...eventStories, ...endingStories, ...loopStories, ...scopeStories, ...undoingStories];

describe('a story', () => {
  it('has a name of its own', () => {
    expect(new Set(stories.map(({ name }) => name)).size).toBe(stories.length);
  });

  it.each(stories.map((story) => [story.name, story] as const))('is told as it was: %s', async (name, story) => {
    const file = path.join(folder, `${name.replaceAll(' ', '-')}.txt`);
    const text = await tell(story);
    if (process.env.STORIES === 'write' && !(existsSync(file) && readFileSync(file, 'utf8') === text)) writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, 'utf8'));
  });
});
