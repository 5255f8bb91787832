/** What has happened: the only workspace that remembers. */

export { type ConfigOptions, type DatabaseConfig, type EngineConfig, readConfig, readDatabase } from './config.js';
export { StartRefused } from './database/embedded/refusal.js';
export type * from './engine.js';
export type { ActiveSession, SessionToken } from './identity/identity.js';
export { type Action, actions, may } from './identity/permissions.js';
export { openEngine } from './open-engine.js';
export { arrangeOrganisation } from './organisation/arrange-organisation.js';
export type { Arranged, Organisation } from './organisation/organisation.js';
export { deletePopulation, type FreezeOrder, type FrozenPopulation, freezePopulation } from './populations/freeze-population.js';
export { openPopulationDatabase } from './populations/population-database.js';
export { fitBudget, runWhatIf } from './populations/what-if.js';
export { type DecisionOpinion, secondOpinionOnDecisions } from './second-opinion/decisions/second-opinion-on-decisions.js';
export { secondOpinionOnProcesses } from './second-opinion/processes/second-opinion-on-processes.js';
