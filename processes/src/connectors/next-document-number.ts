import type { SimulatedWorld } from './connector.js';
import { documentNumber } from './document-number.js';

/** The next number of a document in a rehearsal: one sequence a document type, region and year. */
export function nextDocumentNumber({ now, region, sequences, documentNumbers }: SimulatedWorld, type: string): string {
  const year = now.slice(0, 4);
  const name = `${type}/${region}/${year}`;
  const sequence = (sequences.get(name) ?? 0) + 1;
  sequences.set(name, sequence);
  return documentNumber(documentNumbers.get(type) ?? '', { region, year, sequence });
}
