import { callSection } from './CallSection.js';
import { connectorSection } from './ConnectorSection.js';
import { decisionSection } from './DecisionSection.js';
import { flowSection } from './FlowSection.js';
import { formSection } from './FormSection.js';
import { lateSection } from './LateSection.js';
import { nameSection } from './NameSection.js';
import { peopleSection } from './PeopleSection.js';
import type { Section } from './section.js';
import { timerSection } from './TimerSection.js';
import { voteSection } from './VoteSection.js';

/** Every part of the panel, in the order in which it stands. A new one is a file beside this and a line here. */
export const sections: readonly Section[] = [
  nameSection,
  flowSection,
  peopleSection,
  formSection,
  voteSection,
  decisionSection,
  connectorSection,
  callSection,
  timerSection,
  lateSection,
];
