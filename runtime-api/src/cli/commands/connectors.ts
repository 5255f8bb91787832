import { done, refused } from '@onething/rules';
import type { CheckedConnector } from '../../contract/index.js';
import type { Command } from '../command.js';
import type { Say } from '../say.js';
import { onServer } from '../support/sign-in.js';

/** Lets the connectors of a running server prove themselves: settings, reach, credentials. Refused when one of them does not work. */
export const connectors: Command = {
  name: 'connectors',
  takes: 'all|ID [--server URL]',
  title: { zh: '检查服务器上的连接器：设置、连通、凭据', en: 'check the connectors of a server: settings, reach, credentials' },
  run: async (subject, options, say) => {
    const state = await onServer(options, (client) => client.integrations());
    if (!state.ok) return state;
    const wanted = state.value.connectors.filter(({ id }) => subject === 'all' || id === subject);
    if (wanted.length === 0) return refused('CONNECTOR_UNKNOWN', { zh: `没有连接器 ${subject}。`, en: `There is no connector ${subject}.` });
    for (const connector of wanted) tell(connector, say);
    const broken = wanted.filter(isBroken);

    return broken.length === 0 ? done(undefined) : refused('CONNECTORS_NOT_WORKING', notWorking(broken));
  },
};

function tell({ id, title, checks }: CheckedConnector, say: Say): void {
  say.line({ zh: `${id} ${title.zh}`, en: `${id} ${title.en}` });
  for (const { target, settings, reach, credentials } of checks) {
    const findings = [settings, reach, credentials].map(({ state, message }) => ({ mark: marks[state], message }));
    say.line({
      zh: `  ${target} ${findings.map(({ mark, message }) => `${mark} ${message.zh}`).join(' ')}`,
      en: `  ${target} ${findings.map(({ mark, message }) => `${mark} ${message.en}`).join(' ')}`,
    });
  }
}

const marks = { good: '✓', bad: '✗', none: '·' };

function isBroken({ checks }: CheckedConnector): boolean {
  return checks.some((check) => [check.settings, check.reach, check.credentials].some(({ state }) => state === 'bad'));
}

function notWorking(broken: readonly CheckedConnector[]) {
  const ids = broken.map(({ id }) => id);
  return { zh: `${ids.join('、')} 没有通过检查。`, en: `${ids.join(', ')} did not pass the check.` };
}
