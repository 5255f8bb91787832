/** One way in which the facts that bound inputs may lie among the constants: a number for every fact. */
export type BoundOrder = Readonly<Record<string, number>>;

const mostOrders = 30;

/**
 * Parameters are numbers that nobody knows while a table is checked, so every order among the constants is looked at (up to
 * thirty); only what is found in all of them is told.
 */
export function boundOrders(bounds: readonly string[], constants: readonly number[]): readonly BoundOrder[] {
  const fixed = [...new Set(constants)].sort((a, b) => a - b).map((value) => ({ value }));
  const lines = bounds.reduce<readonly (readonly Entry[])[]>((orders, name) => orders.flatMap((line) => insertions(line, name)).slice(0, mostOrders), [fixed]);

  return lines.map(placed);
}

type Entry = { readonly value: number } | { readonly name: string };

function insertions(line: readonly Entry[], name: string): readonly (readonly Entry[])[] {
  return Array.from({ length: line.length + 1 }, (_, index) => [...line.slice(0, index), { name }, ...line.slice(index)]);
}

/** Numbers for the names that keep their place: evenly spread between the neighbouring constants. */
function placed(line: readonly Entry[]): BoundOrder {
  const order: Record<string, number> = {};
  for (const [index, entry] of line.entries()) {
    if (!('name' in entry)) continue;
    const below = line.slice(0, index).findLastIndex((other) => 'value' in other);
    const above = line.findIndex((other, position) => position > index && 'value' in other);
    order[entry.name] = spread(valueAt(line, below), valueAt(line, above), index - below, (above < 0 ? line.length : above) - below);
  }
  return order;
}

function valueAt(line: readonly Entry[], index: number): number | undefined {
  const entry = line[index];
  return entry && 'value' in entry ? entry.value : undefined;
}

function spread(low: number | undefined, high: number | undefined, step: number, steps: number): number {
  if (low !== undefined && high !== undefined) return low + ((high - low) * step) / steps;
  if (low !== undefined) return low + step * 100;

  return (high ?? 10_000) - (steps - step) * 100;
}
