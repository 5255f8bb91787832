import { exampleFor, isWaited, type ServicePort } from '@onething/processes';
import type { Facts, Value } from '@onething/rules';
import { answered, type ConnectorAnswer } from './connector.js';
import { NotRetriable } from './not-retriable.js';

/** What a demonstration answers for another place: the contract's first example that fits. */
export function simulatedService(port: ServicePort, data: Facts, wait: Value | undefined): ConnectorAnswer {
  const example = exampleFor(port, data);
  if (!example) throw new NotRetriable('PORT_WITHOUT_EXAMPLE', { zh: `“${port.title}”没有适用的样例。`, en: `"${port.title}" has no example that fits.` });
  if (example.error !== undefined) return { status: 'error', code: example.error, message: port.title };

  const opened = { id: '', number: '' };
  return answered(isWaited(wait) ? { answer: example.answer ?? {}, case: { ...opened, outcome: '' } } : { answer: {}, case: opened });
}
