/**
 * The child process in which bpmn-engine lives through stories: reads them from standard input, writes the replays to standard
 * output. It has no environment and no network; its parent bounds its memory and its time.
 */
import { text } from 'node:stream/consumers';
import { closeNetwork } from '../close-network.js';
import { replayOnBpmnEngine } from './replay-on-bpmn-engine.js';
import type { Replay, Story } from './story.js';

closeNetwork();

const stories: readonly Story[] = JSON.parse(await text(process.stdin));
const replays: Replay[] = [];
for (const story of stories) replays.push(await replayOnBpmnEngine(story));
process.stdout.write(JSON.stringify(replays), () => process.exit(0));
