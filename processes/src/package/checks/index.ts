import { calls } from './calls.js';
import type { PackageCheck } from './check.js';
import { connectors } from './connectors.js';
import { decisions } from './decisions.js';
import { documents } from './documents.js';
import { forms } from './forms.js';
import { indicators } from './indicators.js';
import { matters } from './matters.js';
import { messages } from './messages.js';
import { overwritten } from './overwritten.js';
import { parameters } from './parameters.js';
import { portContracts } from './port-contracts.js';
import { processes } from './processes.js';
import { registries } from './registries.js';
import { requirements } from './requirements.js';
import { roles } from './roles.js';
import { scenarios } from './scenarios.js';
import { schedules } from './schedules.js';
import { secrets } from './secrets.js';
import { seeds } from './seeds.js';
import { services } from './services.js';
import { taskForms } from './task-forms.js';
import { texts } from './texts.js';

/** Every check of a package. A new one is a file beside this and a line here. */
export const checks: readonly PackageCheck[] = [
  requirements,
  matters,
  processes,
  messages,
  schedules,
  taskForms,
  calls,
  roles,
  connectors,
  portContracts,
  services,
  registries,
  seeds,
  decisions,
  overwritten,
  indicators,
  forms,
  documents,
  parameters,
  texts,
  scenarios,
  secrets,
];
