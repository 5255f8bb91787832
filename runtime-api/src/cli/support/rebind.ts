import { done, type Outcome, refused } from '@onething/rules';
import type { Client } from '../../client/client.js';
import type { Port } from '../../contract/index.js';
import type { CommandOptions } from '../command.js';
import type { Say } from '../say.js';
import { openPort, readBinding } from './settle-import.js';

/** Changes who answers for ports of a package in force, then tells how they stand. Changing takes the security administrator. */
export async function rebind(client: Client, name: string, options: CommandOptions, say: Say): Promise<Outcome<void>> {
  const bindings = options.bind.map(readBinding);
  for (const one of bindings) if (!one.ok) return one;
  for (const one of bindings) if (one.ok) await client.changeBinding({ package: name, ...one.value });

  const found = (await client.bindings()).items.find((entry) => entry.package === name && entry.state === 'inForce');
  if (!found) return refused('PACKAGE_NOT_FOUND', { zh: `本单位没有在用事项包 ${name}。`, en: `The package ${name} is not in force here.` });

  for (const port of found.ports) tell(port, say);
  return done(undefined);
}

function tell(port: Port, say: Say): void {
  const { kind, id, title, titleEn = title, state, boundTo } = port;
  if (state === 'unbound') say.problems([openPort(port)]);
  else say.line({ zh: `${kind}:${id} “${title}” → ${boundTo.join('、')}`, en: `${kind}:${id} "${titleEn}" → ${boundTo.join(', ')}` });
}
