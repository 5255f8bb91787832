import type { ConnectorDescriptor } from './connector.js';
import { needed } from './connector-field.js';
import { textOf } from './facts-of-input.js';

/** Shows a yellow or red card on a task that is late (督办). */
export const supervise: ConnectorDescriptor = {
  id: 'supervise',
  title: { zh: '督办亮牌', en: 'Supervise' },
  inputs: {
    level: needed('string', '黄牌 yellow、红牌 red', 'yellow or red'),
    task: needed('string', '被督办的任务', 'The task that is late'),
    text: needed('string', '说明', 'Text'),
  },
  outputs: { cardId: needed('string', '督办牌标识', 'Id of the card') },
  /** A card is kept as a notification to `supervise/<level>`, which is how a scenario expects one. */
  simulate(input, world) {
    const to = `supervise/${textOf(input, 'level')}`;
    world.notifications.push({ to, title: textOf(input, 'task'), text: textOf(input, 'text') });
    return { status: 'answered', output: { cardId: `card-${world.notifications.length}` } };
  },
};
