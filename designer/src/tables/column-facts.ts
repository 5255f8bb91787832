import type { Package } from '@onething/processes';
import type { DecisionDefinition } from '@onething/rules';
import { factChoices } from '../conditions/fact-choices.js';
import { pathOf } from '../settings/setting.js';
import type { ColumnFact } from './edit-columns.js';

/** What a column or a characteristic can ask about: the decision's own facts, parameters, and what the processes know that use it. */
export function columnFacts(decision: DecisionDefinition, parts: Package, required: readonly Package[], english: boolean): readonly ColumnFact[] {
  const own = Object.entries(decision.facts).map(([name, { title }]): ColumnFact => ({ expr: name, title }));
  const users = Object.values(parts.processes).filter(({ parsed }) =>
    parsed.processes.some(({ elements }) => elements.some((element) => element.decision === decision.id)),
  );
  // One that no process uses yet may look at whatever any of them knows.
  const asked = users.length > 0 ? users : Object.values(parts.processes);
  const known = asked.flatMap(({ id }) => factChoices(parts, required, id, english));
  const more = known.flatMap((choice): ColumnFact[] => {
    const { title, type, values } = choice;
    const declaration = choice.path === undefined ? { title, type, ...(values ? { values } : {}) } : undefined;
    const standard = choice.fact === 'case' || choice.fact === 'applicant';
    return choice.path !== undefined && !standard ? [] : [{ expr: pathOf(choice), title, ...(declaration ? { declaration } : {}) }];
  });
  const all = [...own, ...more];
  return all.filter(({ expr }, at) => all.findIndex((one) => one.expr === expr) === at);
}
