import { z } from 'zod';

const civilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const name = z.string().max(64);

/** Where frozen people come from. */
export const PeopleSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('registry'), registry: name }).strict(),
  z.object({ kind: z.literal('cases'), matter: z.string().max(130), closedFrom: civilDate, closedTo: civilDate }).strict(),
]);

/** Freezes the people of a plan of the package; deleted after so many days. */
export const FreezePopulation = z
  .object({ package: name, plan: name, from: PeopleSource.optional(), why: z.string().min(1).max(500), days: z.number().int().min(1).max(400) })
  .strict();

/** Made-up people of a demonstration. */
export const SyntheticPopulation = z
  .object({ package: name, plan: name, people: z.number().int().min(1).max(10_000_000), why: z.string().min(1).max(500) })
  .strict();

const titled = z.object({ name: z.string(), title: z.string(), titleEn: z.string().optional() });

/** People at rest, as of a time, by somebody, for a reason. `people` grows while they are frozen. */
export const Population = z.object({
  id: z.string(),
  title: z.string(),
  titleEn: z.string().optional(),
  package: z.string(),
  from: z.enum(['registry', 'cases', 'synthetic']),
  status: z.enum(['freezing', 'ready', 'failed', 'deleted']),
  people: z.number(),
  /** SHA-256 of the people. */
  hash: z.string().optional(),
  asOf: z.string(),
  why: z.string(),
  frozenBy: z.string(),
  deleteAfter: z.string(),
  columns: z.array(titled).readonly(),
  groups: z.array(z.string()).readonly(),
  freshness: z.array(z.object({ registry: z.string(), records: z.number(), latest: z.string().optional(), changedInMonth: z.number().optional() })).readonly(),
  problem: z.object({ zh: z.string(), en: z.string() }).optional(),
});

/** A change to try over a draft, or over the release in force: parameters, and numbers inside decisions by JSON pointer. */
export const Change = z
  .object({
    draft: z.string().max(64).optional(),
    parameters: z.record(name, z.number()),
    edits: z.array(z.object({ decision: name, pointer: z.string().max(200), value: z.number() }).strict()).max(50),
  })
  .strict();

/** What can be moved. */
export const Knobs = z.object({
  parameters: z
    .array(z.object({ id: z.string(), title: z.string(), titleEn: z.string().optional(), unit: z.string().optional(), value: z.number() }))
    .readonly(),
  numbers: z.array(z.object({ decision: z.string(), pointer: z.string(), title: z.string(), titleEn: z.string(), value: z.number() })).readonly(),
});

const told = z.union([z.number(), z.literal('suppressed')]);

/** One cell. Money in 分; `suppressed` where the number is below ten or would give such a one away. */
export const ComparisonRow = z.object({
  dimension: z.string(),
  cell: z.string(),
  people: told,
  winners: told,
  losers: told,
  unchanged: told,
  open: told,
  costBefore: told,
  costAfter: told,
  gained: told,
  lost: told,
});

const hashes = z.object({ rules: z.string(), parameters: z.string() });

export const Compared = z.object({ rows: z.array(ComparisonRow).readonly(), suppressed: z.boolean(), baseline: hashes, draft: hashes });

export const KeepRun = z.object({ change: Change, note: z.string().min(1).max(500) }).strict();

/** A comparison that somebody kept. */
export const WhatIfRun = Compared.extend({
  id: z.string(),
  population: z.string(),
  package: z.string(),
  note: z.string(),
  by: z.string(),
  at: z.string(),
  people: z.string(),
  engine: z.string(),
});

/** `matches`: exactly what is proposed was tried. */
export const ProposalRun = WhatIfRun.extend({ matches: z.boolean() });

export const AskPeople = z
  .object({ change: Change, dimension: z.string().max(64), cell: z.string().max(300), affected: z.enum(['winners', 'losers', 'open', 'changed']) })
  .strict();

export const ChangedPerson = z.object({
  who: z.record(z.string(), z.string()),
  before: z.number().nullable(),
  after: z.number().nullable(),
  levelBefore: z.string().optional(),
  levelAfter: z.string().optional(),
});

/** Which value of one number (a parameter, or a place in a decision) keeps the cost (分) within the budget. */
export const AskBudget = z
  .object({
    change: Change,
    parameter: name.optional(),
    decision: name.optional(),
    pointer: z.string().max(200).optional(),
    from: z.number(),
    to: z.number(),
    step: z.number().positive(),
    budget: z.number(),
  })
  .strict();

export const Budget = z.object({
  value: z.number(),
  cost: z.number(),
  tried: z.array(z.object({ value: z.number(), cost: z.number() })).readonly(),
  compared: Compared,
});

export const AskCliffs = z.object({ change: Change, fact: name }).strict();
export const Cliff = z.object({ at: z.number(), before: z.number(), after: z.number(), near: told });

export type Population = z.infer<typeof Population>;
export type PeopleSource = z.infer<typeof PeopleSource>;
export type FreezePopulation = z.infer<typeof FreezePopulation>;
export type SyntheticPopulation = z.infer<typeof SyntheticPopulation>;
export type Change = z.infer<typeof Change>;
export type Knobs = z.infer<typeof Knobs>;
export type ComparisonRow = z.infer<typeof ComparisonRow>;
export type Compared = z.infer<typeof Compared>;
export type KeepRun = z.infer<typeof KeepRun>;
export type WhatIfRun = z.infer<typeof WhatIfRun>;
export type ProposalRun = z.infer<typeof ProposalRun>;
export type AskPeople = z.infer<typeof AskPeople>;
export type ChangedPerson = z.infer<typeof ChangedPerson>;
export type AskBudget = z.infer<typeof AskBudget>;
export type Budget = z.infer<typeof Budget>;
export type AskCliffs = z.infer<typeof AskCliffs>;
export type Cliff = z.infer<typeof Cliff>;
