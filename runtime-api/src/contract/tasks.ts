import { z } from 'zod';
import { CaseSummary, DecisionMade, DocumentSummary, DueDate, HistoryLine, LegalClock, Values } from './cases.js';

/** 待办 in the work list. `colour`: green in time, yellow past 80 %, red overdue. */
export const TaskSummary = z.object({
  /** `instance.activity`. */
  id: z.string(),
  name: z.string(),
  nameEn: z.string().optional(),
  status: z.enum(['open', 'claimed', 'completed', 'cancelled']),
  case: CaseSummary,
  applicantName: z.string(),
  assignee: z.object({ id: z.string(), name: z.string() }).optional(),
  candidates: z.array(z.string()),
  createdAt: z.string(),
  due: DueDate.optional(),
  colour: z.enum(['green', 'yellow', 'red', 'none']),
  /** The colleague on leave for whom this reader would do it. */
  actingFor: z.string().optional(),
  /** Why it is no longer needed, by whose step and when. */
  ended: z.object({ note: z.object({ zh: z.string(), en: z.string() }), by: z.string().optional(), at: z.string() }).optional(),
});

export const TaskDetail = TaskSummary.extend({
  form: z.unknown(),
  texts: z.record(z.string(), z.string()),
  values: Values,
  /** 补正: what is missing, by field. */
  notes: z.record(z.string(), z.string()).optional(),
  /** Facts shown beside the form, titled. */
  input: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      titleEn: z.string().optional(),
      value: z.unknown(),
      /** The titles of a registry record, or of a list of them. */
      fields: z.array(z.object({ name: z.string(), title: z.string(), titleEn: z.string().optional() })).optional(),
    }),
  ),
  caseForm: z.unknown(),
  caseValues: Values,
  caseDue: DueDate.optional(),
  clock: LegalClock.optional(),
  decisions: z.array(DecisionMade),
  documents: z.array(DocumentSummary),
  history: z.array(HistoryLine),
  /** What this person may do now. */
  allowed: z.array(z.enum(['claim', 'release', 'complete'])),
  /** Why not, when something is not allowed. */
  refusal: z.object({ code: z.string(), message: z.object({ zh: z.string(), en: z.string() }) }).optional(),
  /** Earlier steps to which this person can send the case back (退回). */
  returns: z.array(z.object({ to: z.string(), name: z.string(), nameEn: z.string().optional() })),
});

/** `ended`: tasks of the last 30 days that were closed before this person had done them. */
export const TaskQuery = z.strictObject({
  view: z.enum(['mine', 'group', 'done', 'ended']),
  q: z.string().max(60).optional(),
  matter: z.string().max(200).optional(),
  due: z.enum(['overdue', 'warned', 'today', 'week']).optional(),
  after: z.string().max(200).optional(),
});

export const CompleteTask = z.object({ values: Values }).strict();
export const ReturnTask = z.object({ to: z.string().min(1).max(200), reason: z.string().trim().min(2).max(500) }).strict();
export const TaskPage = z.object({
  items: z.array(TaskSummary),
  next: z.string().optional(),
  counts: z.object({ mine: z.number(), group: z.number(), overdue: z.number() }),
  /** The matters of the open tasks that this person could do. */
  matters: z.array(z.object({ id: z.string(), title: z.string(), titleEn: z.string().optional(), count: z.number() })),
});

export type TaskSummary = z.infer<typeof TaskSummary>;
export type TaskDetail = z.infer<typeof TaskDetail>;
export type TaskQuery = z.infer<typeof TaskQuery>;
export type CompleteTask = z.infer<typeof CompleteTask>;
export type ReturnTask = z.infer<typeof ReturnTask>;
export type TaskPage = z.infer<typeof TaskPage>;
