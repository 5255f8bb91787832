/**
 * The child process in which bpmn-engine lives through stories: reads them from standard input, writes the replays to standard
 * output. It has no environment and no network; its parent bounds its memory and its time.
 */
import dns from 'node:dns';
import net from 'node:net';
import { text } from 'node:stream/consumers';
import { replayOnBpmnEngine } from './replay-on-bpmn-engine.js';
import type { Replay, Story } from './story.js';

const refuse = (): never => {
  throw new Error('there is no network here');
};
net.Socket.prototype.connect = refuse;
Object.assign(dns, { lookup: refuse });

const stories: readonly Story[] = JSON.parse(await text(process.stdin));
const replays: Replay[] = [];
for (const story of stories) replays.push(await replayOnBpmnEngine(story));
process.stdout.write(JSON.stringify(replays), () => process.exit(0));
