import { z } from 'zod';

/** One thing that a check found; `place` is a file with an element or a pointer. */
export const Finding = z.object({
  code: z.string(),
  place: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.object({ zh: z.string(), en: z.string() }),
});

export const PackageDraftSummary = z.object({
  id: z.string(),
  package: z.string(),
  title: z.string(),
  /** `quarantined`: of somebody else, to be looked at and proposed, not to be changed. */
  status: z.enum(['editing', 'quarantined']),
  base: z.string().optional(),
  openedBy: z.string(),
  openedAt: z.string(),
});

/** A file of a draft; without `text` it was taken away. A save names the `rev` that its author has seen. */
export const DraftFile = z.object({ path: z.string(), text: z.string().optional(), rev: z.number(), changedBy: z.string(), changedAt: z.string() });

export const PackageDraft = PackageDraftSummary.extend({ files: z.array(DraftFile) });

/** Saves one file whole; without `text` it is taken away. `rev` 0 adds a file. */
export const SaveDraftFile = z.object({ path: z.string().max(200), text: z.string().max(900_000).optional(), rev: z.number().int().min(0) }).strict();
export const SavedDraftFile = z.object({ path: z.string(), rev: z.number() });

export const ProposeDraft = z.object({ note: z.string().max(2000) }).strict();
export const DeclineProposal = z.object({ reason: z.string().min(1).max(2000) }).strict();
export const RestoreRelease = z.object({ release: z.string().length(64), reason: z.string().min(1).max(2000) }).strict();
export const BindRole = z.object({ role: z.string().max(100), department: z.string().max(100) }).strict();

/** A change that waits for a second person, or was decided about. */
export const ProposalSummary = z.object({
  id: z.string(),
  package: z.string(),
  title: z.string(),
  version: z.string(),
  imported: z.boolean(),
  note: z.string(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  status: z.enum(['open', 'publishing', 'published', 'declined']),
  decidedBy: z.string().optional(),
  decidedAt: z.string().optional(),
  reason: z.string().optional(),
  release: z.string().optional(),
  /** False for those who have a hand in it. */
  mayDecide: z.boolean(),
});

/** With both sides as files by path. */
export const ProposalDetail = ProposalSummary.extend({ before: z.record(z.string(), z.string()), after: z.record(z.string(), z.string()) });

export const Publication = z.object({ release: z.string(), version: z.string(), by: z.string(), at: z.string(), reason: z.string().optional() });

export const DraftPorts = z.object({
  roles: z.array(z.object({ id: z.string(), title: z.string(), boundTo: z.array(z.string()) })),
  departments: z.array(z.object({ id: z.string(), name: z.string() })),
});

export type PackageDraftSummary = z.infer<typeof PackageDraftSummary>;
export type PackageDraft = z.infer<typeof PackageDraft>;
export type DraftFile = z.infer<typeof DraftFile>;
export type SaveDraftFile = z.infer<typeof SaveDraftFile>;
export type SavedDraftFile = z.infer<typeof SavedDraftFile>;
export type ProposalSummary = z.infer<typeof ProposalSummary>;
export type ProposalDetail = z.infer<typeof ProposalDetail>;
export type Publication = z.infer<typeof Publication>;
export type DraftPorts = z.infer<typeof DraftPorts>;
export type Finding = z.infer<typeof Finding>;
