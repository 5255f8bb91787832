import { tenants } from './001-tenants.js';
import { identity } from './002-identity.js';
import { definitions } from './003-definitions.js';
import { registries } from './004-registries.js';
import { personal } from './005-personal.js';
import { clock } from './006-clock.js';
import { cases } from './010-cases.js';
import { work } from './011-work.js';
import { history } from './012-history.js';
import { documents } from './013-documents.js';
import { loadSteps } from './014-load-steps.js';
import { saveSteps } from './015-save-steps.js';
import { claimWork } from './016-claim-work.js';
import { supervision } from './017-supervision.js';
import { messages } from './018-messages.js';
import { subtree } from './019-subtree.js';
import { legalClock } from './020-legal-clock.js';
import { corrections } from './021-corrections.js';
import { substitutions } from './022-substitutions.js';
import { notices } from './023-notices.js';
import { payments } from './026-payments.js';
import { authoring } from './030-authoring.js';
import { publications } from './031-publications.js';
import { deliveries } from './032-deliveries.js';
import { documentBatches } from './033-document-batches.js';
import { populations } from './040-populations.js';
import { auditChain } from './050-audit-chain.js';
import { fairWork } from './051-fair-work.js';
import { incidentsSettled } from './052-incidents.js';
import { takingPart } from './053-taking-part.js';
import { workFigures } from './054-work-figures.js';
import { fourEyes } from './060-four-eyes.js';
import { packageImports } from './061-package-imports.js';
import { portBindings } from './070-port-bindings.js';
import { stepsTogether } from './071-steps-together.js';
import { stepSpeed } from './072-step-speed.js';
import { sessionSpeed } from './073-session-speed.js';
import { workOfCase } from './074-work-of-a-case.js';
import { heldWork } from './075-held-work.js';
import { scheduledStarts } from './076-scheduled-starts.js';
import { laterCommits } from './077-later-commits.js';
import { calledMatters } from './078-called-matters.js';
import { claimedAt } from './079-claimed-at.js';
import { liveOpinions } from './080-live-opinions.js';
import { calendarRecounts } from './081-calendar-recounts.js';
import { indicatorReadings } from './085-indicator-readings.js';
import { keepingPages } from './086-keeping-pages.js';
import { caseMoves } from './087-case-moves.js';
import { deletions } from './088-deletions.js';
import { firstPasswords } from './090-first-passwords.js';
import { toldAfter } from './091-told-after.js';
import { linesCounted } from './092-lines-counted.js';
import { openingsByKey } from './093-openings-by-key.js';
import type { Migration } from './migration.js';

/** Every migration, in the order they run. A new one is a file and a line at the end. */
export const migrations: readonly Migration[] = [
  tenants,
  identity,
  definitions,
  registries,
  personal,
  clock,
  cases,
  work,
  history,
  documents,
  loadSteps,
  saveSteps,
  claimWork,
  supervision,
  messages,
  subtree,
  legalClock,
  corrections,
  notices,
  payments,
  substitutions,
  authoring,
  publications,
  deliveries,
  documentBatches,
  populations,
  auditChain,
  fairWork,
  incidentsSettled,
  takingPart,
  workFigures,
  fourEyes,
  packageImports,
  portBindings,
  stepSpeed,
  sessionSpeed,
  heldWork,
  scheduledStarts,
  liveOpinions,
  calendarRecounts,
  laterCommits,
  calledMatters,
  claimedAt,
  deletions,
  stepsTogether,
  workOfCase,
  indicatorReadings,
  keepingPages,
  caseMoves,
  firstPasswords,
  toldAfter,
  linesCounted,
  openingsByKey,
];
