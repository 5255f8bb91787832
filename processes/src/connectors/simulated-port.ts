import type { Facts } from '@onething/rules';
import { exampleFor, misfitsOf, type PortContract } from '../package/port-contract.js';
import type { SimulatedAnswer } from './connector.js';

/** What a system behind a port answers in a rehearsal: its contract's first example that fits. */
export function simulatedPort(contract: PortContract | undefined, input: Facts): SimulatedAnswer {
  if (!contract) return { status: 'error', code: 'PORT_NOT_DECLARED', message: 'manifest.json 没有声明这个接口' };
  const misfit = misfitsOf(input, contract.inputs)[0];
  if (misfit) return { status: 'error', code: 'PORT_INPUT_INVALID', message: `“${contract.title}”的输入 ${misfit.name} 不符合声明` };

  const example = exampleFor(contract, input);
  if (!example) return { status: 'error', code: 'PORT_WITHOUT_EXAMPLE', message: `“${contract.title}”没有适用的样例` };
  return example.error === undefined
    ? { status: 'answered', output: { answer: example.answer ?? {} } }
    : { status: 'error', code: example.error, message: contract.title };
}
