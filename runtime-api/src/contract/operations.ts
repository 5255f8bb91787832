import { z } from 'zod';

/** Public verification: no personal data beyond what the paper itself shows, masked. */
export const Verification = z.object({
  status: z.enum(['valid', 'revoked', 'unknown']),
  number: z.string().optional(),
  title: z.string().optional(),
  issuer: z.string().optional(),
  issuedAt: z.string().optional(),
  revokedAt: z.string().optional(),
  holderMasked: z.string().optional(),
  sha256: z.string().optional(),
});

/** Papers of one batch: how far it is, and which rows have none. */
export const DocumentBatch = z.object({
  id: z.string(),
  title: z.string(),
  total: z.number(),
  issued: z.number(),
  failures: z.array(z.object({ position: z.number(), name: z.string(), code: z.string(), reason: z.string() })).readonly(),
  begunAt: z.string(),
  finishedAt: z.string().optional(),
});

export const Incident = z.object({
  id: z.string(),
  case: z.string(),
  caseNumber: z.string(),
  elementId: z.string(),
  name: z.string(),
  code: z.string(),
  message: z.object({ zh: z.string(), en: z.string() }),
  raisedAt: z.string(),
  attempts: z.number(),
});

export const IncidentCause = z
  .object({ code: z.string().min(1).max(100), process: z.string().max(200).optional(), elementId: z.string().max(200).optional() })
  .strict();
export const IncidentPage = z.object({
  items: z.array(Incident),
  causes: z
    .array(z.object({ code: z.string(), process: z.string(), elementId: z.string(), count: z.number(), message: z.object({ zh: z.string(), en: z.string() }) }))
    .readonly(),
  next: z.string().optional(),
});
export const RetriedIncidents = z.object({ retried: z.number(), refused: z.number(), left: z.number() });
export const SkipIncident = z.object({ reason: z.string().min(1).max(500), values: z.record(z.string(), z.unknown()) }).strict();
export const CancelCase = z.object({ reason: z.string().min(1).max(500) }).strict();

export const PackageSummary = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  titleEn: z.string().optional(),
  kind: z.enum(['service', 'library']),
  release: z.string(),
  publishedAt: z.string(),
  publishedBy: z.string(),
});
/** The parsed package as `processes` reads it, for the designer. */
export const PackageDetail = PackageSummary.extend({ package: z.unknown() });

/** An upload that is safely kept. */
export const StoredFile = z.object({ id: z.string(), name: z.string(), size: z.number(), sha256: z.string(), type: z.string() });

export const RevokeDocument = z.object({ reason: z.string().min(1).max(500) }).strict();

/** Body of every error answer. */
export const ErrorBody = z.object({
  code: z.string(),
  message: z.string(),
  problems: z.array(z.object({ code: z.string(), place: z.string(), message: z.string() })).optional(),
});

const civilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** One year as the State Council has published it: days off with their names, weekend days that are worked. */
export const YearArrangement = z
  .object({
    year: z.number().int().min(2000).max(2100),
    holidays: z.record(civilDate, z.string().min(1).max(50)).refine((days) => Object.keys(days).length <= 100),
    makeUpDays: z.array(civilDate).max(100),
  })
  .strict();
export const WorkingCalendar = z.object({
  id: z.string(),
  years: z.array(z.number()).readonly(),
  importedAt: z.string().optional(),
  importedBy: z.string().optional(),
  known: z.array(z.object({ year: z.number(), holidays: z.number(), makeUpDays: z.number() })).readonly(),
  imports: z.array(z.object({ at: z.string(), by: z.string(), years: z.array(z.number()).readonly() })).readonly(),
  recounts: z.array(z.object({ place: z.string(), seen: z.number(), moved: z.number(), finishedAt: z.string().optional() })).readonly(),
  recount: z.object({ calendar: z.string(), seen: z.number(), moved: z.number(), finishedAt: z.string().optional() }).optional(),
});

const dayKind = z.enum(['workday', 'make-up', 'weekend', 'holiday']);
const dayTold = z.object({ kind: dayKind, name: z.string().optional() });
/** What an arrangement would change in the calendar in force, day by day. */
export const YearCompared = z.object({
  year: z.number(),
  days: z.array(z.object({ date: z.string(), before: dayTold, after: dayTold })).readonly(),
});
/** A date that a recount has moved; `name` of a task or timer, absent for the promised day. */
export const MovedDate = z.object({
  ...{ at: z.string(), place: z.string(), caseNumber: z.string(), title: z.string(), name: z.string().optional(), before: z.string(), after: z.string() },
  because: z.array(dayTold.extend({ date: z.string() })).readonly(),
});

export type YearCompared = z.infer<typeof YearCompared>;
export type MovedDate = z.infer<typeof MovedDate>;
export type YearArrangement = z.infer<typeof YearArrangement>;
export type WorkingCalendar = z.infer<typeof WorkingCalendar>;
export type Verification = z.infer<typeof Verification>;
export type DocumentBatch = z.infer<typeof DocumentBatch>;
export type Incident = z.infer<typeof Incident>;
export type IncidentCause = z.infer<typeof IncidentCause>;
export type IncidentPage = z.infer<typeof IncidentPage>;
export type RetriedIncidents = z.infer<typeof RetriedIncidents>;
export type SkipIncident = z.infer<typeof SkipIncident>;
export type PackageSummary = z.infer<typeof PackageSummary>;
export type PackageDetail = z.infer<typeof PackageDetail>;
export type StoredFile = z.infer<typeof StoredFile>;
export type RevokeDocument = z.infer<typeof RevokeDocument>;
export type ErrorBody = z.infer<typeof ErrorBody>;
