import { z } from 'zod';

/** A public notice in a list. */
export const NoticeSummary = z.object({
  id: z.string(),
  region: z.string(),
  title: z.string(),
  titleEn: z.string().optional(),
  /** Members of one school, staff of the department, everybody. */
  audience: z.enum(['school', 'department', 'public']),
  publisher: z.string(),
  /** Civil dates of the first and last day. */
  from: z.string(),
  to: z.string(),
  count: z.number(),
});

/** One notice with its masked list. */
export const NoticeDetail = NoticeSummary.extend({
  until: z.string(),
  entries: z.array(z.object({ position: z.number(), name: z.string(), detail: z.string() })),
});

/** An objection to one entry, by its position. */
export const RaiseObjection = z.strictObject({ entry: z.number().int().min(1).max(2000), reason: z.string().max(1000) });

export const ObjectionReceipt = z.object({ no: z.string(), at: z.string(), title: z.string(), name: z.string() });

export type NoticeSummary = z.infer<typeof NoticeSummary>;
export type NoticeDetail = z.infer<typeof NoticeDetail>;
export type RaiseObjection = z.infer<typeof RaiseObjection>;
export type ObjectionReceipt = z.infer<typeof ObjectionReceipt>;
