import type { ParameterDefinition } from '@onething/processes';
import type { FactType } from '@onething/rules';

type Parameters = readonly ParameterDefinition[];
type Dated = ParameterDefinition['values'][number];

/** The parameters with something changed at one of them. */
export function withParameter(parameters: Parameters, id: string, change: Partial<ParameterDefinition>): Parameters {
  return parameters.map((one) => (one.id === id ? { ...one, ...change } : one));
}

/** The parameters with something changed at one dated value; the values stay in the order of their dates. */
export function withDated(parameters: Parameters, id: string, from: string, change: Partial<Dated>): Parameters {
  return parameters.map((one) => {
    if (one.id !== id) return one;
    const values = one.values.map((dated) => (dated.from === from ? { ...dated, ...change } : dated));
    return { ...one, values: values.toSorted((a, b) => (a.from < b.from ? -1 : 1)) };
  });
}

/** The parameters with a value that counts from the next first of January on; it is like the newest one until it is changed. */
export function withNextValue(parameters: Parameters, id: string): Parameters {
  return parameters.map((one) => {
    const newest = one.values.at(-1);
    if (one.id !== id || !newest) return one;
    return { ...one, values: [...one.values, { ...newest, from: `${Number(newest.from.slice(0, 4)) + 1}-01-01` }] };
  });
}

/** The parameters without a dated value; with the last value the whole parameter goes. */
export function withoutDated(parameters: Parameters, id: string, from: string): Parameters {
  return parameters.flatMap((one) => {
    if (one.id !== id) return [one];
    const values = one.values.filter((dated) => dated.from !== from);
    return values.length === 0 ? [] : [{ ...one, values }];
  });
}

/** The parameters with a new one at the end. */
export function withNewParameter(parameters: Parameters, title: string, type: FactType, from: string): Parameters {
  const id = free(parameters);
  return [...parameters, { id, title, type, values: [{ from, value: type === 'boolean' ? false : type === 'string' ? '' : 0 }] }];
}

function free(parameters: Parameters): string {
  for (let number = parameters.length + 1; ; number += 1) if (!parameters.some(({ id }) => id === `parameter${number}`)) return `parameter${number}`;
}
