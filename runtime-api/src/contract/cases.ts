import { z } from 'zod';
import { LegalBasis } from './catalogue.js';

/** Any JSON object of field values. */
export const Values = z.record(z.string(), z.unknown());

/** Where a prefilled value came from, shown beside it. */
export const Prefilled = z.object({ value: z.unknown(), source: z.string(), sourceEn: z.string().optional(), at: z.string(), readOnly: z.boolean() });

/** A form being filled in, kept on the server field by field. `form` is a FormDefinition, `texts` its English texts by pointer. */
export const Draft = z.object({
  id: z.string(),
  matter: z.string(),
  region: z.string(),
  release: z.string(),
  form: z.unknown(),
  texts: z.record(z.string(), z.string()),
  values: Values,
  prefilled: z.record(z.string(), Prefilled),
  about: z.string().optional(),
  savedAt: z.string(),
  rev: z.number(),
});

/** `about` is the closed case that a correction is about. */
export const OpenDraft = z.object({ matter: z.string().max(200), region: z.string().max(12), about: z.string().max(60).optional() }).strict();
/** Only the changed fields; `null` clears one. `rev` is the revision the client has seen: an older one gets 409 with the current draft. */
export const SaveDraft = z.object({ rev: z.number().int(), values: Values }).strict();

export const CaseState = z.enum(['running', 'completed', 'cancelled', 'incident']);

/** 办件 in a list. */
export const CaseSummary = z.object({
  id: z.string(),
  number: z.string(),
  matter: z.string(),
  title: z.string(),
  titleEn: z.string().optional(),
  region: z.string(),
  regionName: z.string(),
  state: CaseState,
  /** End event reached: `end-issued`, and its name 已办结. */
  outcome: z.string().optional(),
  outcomeName: z.string().optional(),
  openedAt: z.string(),
  closedAt: z.string().optional(),
  dueDate: z.string().optional(),
});

export const CountedDay = z.object({ date: z.string(), counted: z.boolean(), reason: z.string(), name: z.string().optional() });
export const DueDate = z.object({ date: z.string(), at: z.string(), provisional: z.boolean(), calendar: z.string(), days: z.array(CountedDay) });

/** The legal clock of a case, where it ever stood still. */
export const LegalClock = z.object({
  suspended: z.object({ since: z.string(), reason: z.string(), reasonEn: z.string().optional() }).optional(),
  pauses: z.array(z.object({ from: z.string(), to: z.string().optional(), reason: z.string(), reasonEn: z.string().optional() })),
});

/** What the reader is to do in an own case. */
export const OwnTask = z.object({ id: z.string(), name: z.string(), nameEn: z.string().optional(), dueDate: z.string().optional() });

/** Sub-matters of one kind: how many are done, and where the others stand. */
export const CaseParts = z.object({
  elementId: z.string(),
  name: z.string(),
  nameEn: z.string().optional(),
  total: z.number(),
  done: z.number(),
  items: z
    .array(
      z.object({
        ...{ turn: z.number(), label: z.string().optional(), state: z.enum(['open', 'failed']), since: z.string() },
        steps: z.array(z.object({ name: z.string(), nameEn: z.string().optional(), who: z.string().optional(), whoEn: z.string().optional() })).readonly(),
      }),
    )
    .readonly(),
});

/** Who has the case now, until when and why. */
export const Waiting = z.object({
  kind: z.enum(['person', 'system', 'timer', 'message', 'incident']),
  elementId: z.string(),
  name: z.string(),
  nameEn: z.string().optional(),
  who: z.string(),
  whoEn: z.string().optional(),
  since: z.string(),
  due: DueDate.optional(),
  reason: z.object({ zh: z.string(), en: z.string() }),
});

export const DecisionMade = z.object({ id: z.string(), at: z.string(), elementId: z.string(), output: Values, explanation: z.unknown() });

/** One line of the story of the case as its reader may see it. */
export const HistoryLine = z.object({
  id: z.string(),
  at: z.string(),
  type: z.string(),
  elementId: z.string().optional(),
  name: z.string().optional(),
  by: z.string().optional(),
  text: z.object({ zh: z.string(), en: z.string() }),
});

export const DocumentSummary = z.object({
  id: z.string(),
  type: z.string(),
  title: z.string(),
  number: z.string(),
  status: z.enum(['valid', 'revoked']),
  issuedAt: z.string(),
  sha256: z.string(),
  verifyUrl: z.string(),
});

/** 办件, as the applicant or a clerk with a task of it sees it. Personal fields are masked for everyone but the applicant. */
export const CaseDetail = CaseSummary.extend({
  release: z.string(),
  applicantName: z.string(),
  /** The refusal in words, when the outcome is one. */
  refusal: z.object({ code: z.string(), message: z.string(), remedy: z.string(), basis: z.array(LegalBasis) }).optional(),
  form: z.unknown(),
  /** English texts of the package by pointer. */
  texts: z.record(z.string(), z.string()).optional(),
  values: Values,
  due: DueDate.optional(),
  clock: LegalClock.optional(),
  ownTasks: z.array(OwnTask),
  waiting: z.array(Waiting),
  parts: z.array(CaseParts).readonly(),
  /** The case that this one corrects, or those that correct it. */
  related: z.array(CaseSummary.extend({ relation: z.enum(['corrects', 'correctedBy', 'begunBy', 'began']), readable: z.boolean() })),
  /** Matters with which this reader may correct or revoke what was decided here. */
  corrections: z.array(z.object({ matter: z.string(), title: z.string(), titleEn: z.string().optional() })),
  decisions: z.array(DecisionMade),
  documents: z.array(DocumentSummary),
  history: z.array(HistoryLine),
  /** Milliseconds from submit to the end, for an instant case. */
  elapsedMs: z.number().optional(),
});

/** Opens a case from a draft. */
export const OpenCase = z.object({ draft: z.string(), values: Values }).strict();
export const CaseOpened = z.object({ id: z.string(), number: z.string() });

/** The diagram with what is done, active and stuck, by element id. */
export const CaseDiagram = z.object({ xml: z.string(), completed: z.array(z.string()), active: z.array(z.string()), incidents: z.array(z.string()) });

/** Server-sent event of a case: `event: changed`. */
export const CaseChanged = z.object({ id: z.string(), rev: z.number(), state: CaseState });

export type Values = z.infer<typeof Values>;
export type Prefilled = z.infer<typeof Prefilled>;
export type Draft = z.infer<typeof Draft>;
export type OpenDraft = z.infer<typeof OpenDraft>;
export type SaveDraft = z.infer<typeof SaveDraft>;
export type CaseSummary = z.infer<typeof CaseSummary>;
export type CaseDetail = z.infer<typeof CaseDetail>;
export type DueDate = z.infer<typeof DueDate>;
export type LegalClock = z.infer<typeof LegalClock>;
export type OwnTask = z.infer<typeof OwnTask>;
export type Waiting = z.infer<typeof Waiting>;
export type CaseParts = z.infer<typeof CaseParts>;
export type DecisionMade = z.infer<typeof DecisionMade>;
export type HistoryLine = z.infer<typeof HistoryLine>;
export type DocumentSummary = z.infer<typeof DocumentSummary>;
export type OpenCase = z.infer<typeof OpenCase>;
export type CaseOpened = z.infer<typeof CaseOpened>;
export type CaseDiagram = z.infer<typeof CaseDiagram>;
export type CaseChanged = z.infer<typeof CaseChanged>;
