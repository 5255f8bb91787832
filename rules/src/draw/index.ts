/** Random selection that anybody can recompute. */

export { type CommittedDraw, commitDraw, type DrawPlan } from './commit-draw.js';
export type { HashName } from './hashing/compression.js';
export { hashOf } from './hashing/digest.js';
export { toHex } from './hashing/hex.js';
export { holdDraw, type Revealed } from './hold-draw.js';
export { appendRecord, checkLog, type LogRecord } from './log.js';
export type { AnnouncedSource, DrawParameters, Quota, TeamRules } from './parameters.js';
export type { DrawBundle, DrawNotice } from './published.js';
export { type DrawFile, readBundle, readDrawFile, readNotice } from './read-bundle.js';
export { drawRfc3797, type Pick } from './rfc3797.js';
export { type FrozenRoster, freezeRoster, proveRow } from './roster/freeze-roster.js';
export { provesRow, type RowProof } from './roster/merkle.js';
export type { RosterRow } from './roster/row.js';
export type { RevealedSource } from './seed/revealed.js';
export { sealOf } from './seed/write-seed.js';
export { type Selection, type StratumSelection, select } from './select.js';
export { drawSorted, listDigest, orderByHash, type SortedDraw } from './sort-v1.js';
export { type Substitution, substitute } from './substitute.js';
export { type Assignment, assignTeams, type Team } from './team/assign-teams.js';
export { checkTeam } from './team/check-team.js';
export { type Inspector, type TeamRoster, teamDigest } from './team/inspector.js';
export type { Shortage } from './team/shortage.js';
export { type VerifiedStep, verificationSteps, verifyDraw } from './verify-draw.js';
