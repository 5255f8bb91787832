import { z } from 'zod';
import { CaseSummary, DecisionMade, DocumentSummary, DueDate, HistoryLine, Values } from './cases.js';

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
});

export const TaskDetail = TaskSummary.extend({
  form: z.unknown(),
  texts: z.record(z.string(), z.string()),
  values: Values,
  /** Facts shown beside the form, titled. */
  input: z.array(z.object({ name: z.string(), title: z.string(), value: z.unknown() })),
  caseForm: z.unknown(),
  caseValues: Values,
  decisions: z.array(DecisionMade),
  documents: z.array(DocumentSummary),
  history: z.array(HistoryLine),
  /** What this person may do now. */
  allowed: z.array(z.enum(['claim', 'release', 'complete'])),
  /** Why not, when something is not allowed. */
  refusal: z.object({ code: z.string(), message: z.object({ zh: z.string(), en: z.string() }) }).optional(),
});

export const CompleteTask = z.object({ values: Values }).strict();
export const TaskPage = z.object({
  items: z.array(TaskSummary),
  next: z.string().optional(),
  counts: z.object({ mine: z.number(), group: z.number(), overdue: z.number() }),
});

export type TaskSummary = z.infer<typeof TaskSummary>;
export type TaskDetail = z.infer<typeof TaskDetail>;
export type CompleteTask = z.infer<typeof CompleteTask>;
export type TaskPage = z.infer<typeof TaskPage>;
