/**
 * The child process in which bpmn-engine lives through a story: reads the story from standard input, writes the replay to standard
 * output. It has no environment and no network; its parent bounds its memory and its time.
 */
import dns from 'node:dns';
import net from 'node:net';
import { text } from 'node:stream/consumers';
import { replayOnBpmnEngine } from './replay-on-bpmn-engine.js';
import type { Story } from './story.js';

const refuse = (): never => {
  throw new Error('there is no network here');
};
net.Socket.prototype.connect = refuse;
Object.assign(dns, { lookup: refuse });

const story: Story = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(await replayOnBpmnEngine(story)), () => process.exit(0));
