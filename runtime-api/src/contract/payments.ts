import { z } from 'zod';

const state = z.enum(['listed', 'returned', 'sent', 'paid', 'failed', 'withdrawn', 'recovering']);

/** A pay list in the overview of finance. Every amount is integer 分. */
export const PayListSummary = z.object({
  number: z.string(),
  title: z.string(),
  term: z.string(),
  total: z.number(),
  count: z.number(),
  paidTotal: z.number(),
  /** Number of rows by state. */
  rows: z.record(z.string(), z.number()),
  frozenAt: z.string(),
});

/** One payment; numbers of people and accounts masked. */
export const PayRow = z.object({
  position: z.number(),
  id: z.string(),
  payee: z.string(),
  idNo: z.string(),
  account: z.string(),
  accountName: z.string(),
  amount: z.number(),
  purpose: z.string(),
  state,
  reason: z.string().optional(),
  reference: z.string().optional(),
  settledAt: z.string().optional(),
});

/** One order to the bank, with who made and who approved it. */
export const PayOrder = z.object({
  number: z.number(),
  channel: z.enum(['bank', 'file']),
  total: z.number(),
  count: z.number(),
  makerName: z.string(),
  checkerName: z.string(),
  sentAt: z.string(),
  answeredAt: z.string().optional(),
});

export const PayList = z.object({
  number: z.string(),
  title: z.string(),
  term: z.string(),
  case: z.string(),
  total: z.number(),
  count: z.number(),
  hash: z.string(),
  frozenAt: z.string(),
  paidTotal: z.number(),
  rows: z.array(PayRow).readonly(),
  orders: z.array(PayOrder).readonly(),
  waiting: z.boolean(),
  mayImport: z.boolean(),
  task: z.object({ id: z.string(), name: z.string() }).optional(),
});

export type PayListSummary = z.infer<typeof PayListSummary>;
export type PayRow = z.infer<typeof PayRow>;
export type PayOrder = z.infer<typeof PayOrder>;
export type PayList = z.infer<typeof PayList>;
