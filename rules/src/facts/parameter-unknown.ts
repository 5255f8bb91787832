import type { Message } from '../values.js';
import type { FactPath } from './fact-path.js';

/** The package has no parameter of that name. */
export function parameterUnknown(path: FactPath): Message {
  const name = path.slice(1).join('.');

  return {
    zh: `没有参数“${name}”，请先在参数表中添加，并写明法律依据`,
    en: `There is no parameter "${name}"; add it to the parameters first, with its legal basis`,
  };
}
