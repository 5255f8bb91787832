import type { Message } from '@onething/rules';
import { holdsValue, shown } from '../equal-values.js';
import type { ScenarioExpectation } from '../scenario.js';
import type { CaseInspection } from '../scenario-backend.js';
import { differs, expectation } from './expectation.js';

type Wanted = NonNullable<ScenarioExpectation['documents']>[number];
type Issued = CaseInspection['documents'][number];

/** The documents that the case issued: as many as are listed, each one held by a document of its own. */
export const documents = expectation('documents', (expected, seen) => {
  if (expected.length !== seen.documents.length) {
    const [numbers, count] = [seen.documents.map(({ number }) => number), expected.length];
    return [
      {
        zh: `应出具 ${count} 份文书，实际 ${numbers.length} 份：${shown(numbers)}`,
        en: `${count} document(s) should be issued, there are ${numbers.length}: ${shown(numbers)}`,
      },
    ];
  }
  return expected.flatMap((wanted, index) => check(wanted, seen.documents[index]));
});

function check({ type, number, status, facts }: Wanted, issued: Issued | undefined): readonly Message[] {
  if (!issued) return [differs('文书类型', 'The type of the document', type, undefined)];
  return [
    ...(type === issued.type ? [] : [differs('文书类型', 'The type of the document', type, issued.type)]),
    ...(number === undefined || number === issued.number ? [] : [differs('文书编号', 'The number of the document', number, issued.number)]),
    ...(status === undefined || status === issued.status ? [] : [differs('文书状态', 'The status of the document', status, issued.status)]),
    ...Object.entries(facts ?? {})
      .filter(([name, value]) => !holdsValue(issued.facts[name], value))
      .map(([name, value]) => differs(`文书内容“${name}”`, `The fact "${name}" of the document`, value, issued.facts[name])),
  ];
}
