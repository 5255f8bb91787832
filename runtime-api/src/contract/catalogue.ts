import { z } from 'zod';

/** A tenant as a place to apply: code, name, level. */
export const Region = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string().optional(),
  level: z.enum(['province', 'city', 'county']),
  parent: z.string().optional(),
});

export const Limit = z.object({
  value: z.number(),
  unit: z.enum(['workday', 'day', 'month', 'year', 'hour', 'minute', 'second']),
  share: z.number().optional(),
});
export const LegalBasis = z.object({ law: z.string(), article: z.string().optional(), text: z.string().optional() });

export const MatterSummary = z.object({
  /** `package/matter`, for example `degree-certificate-instant/degree-certificate`. */
  id: z.string(),
  title: z.string(),
  titleEn: z.string().optional(),
  summary: z.string(),
  summaryEn: z.string().optional(),
  department: z.string(),
  promised: Limit,
  /** True when most cases are decided without a human. */
  instant: z.boolean(),
  keywords: z.array(z.string()),
});

export const MatterDetail = MatterSummary.extend({
  conditions: z.array(z.string()),
  materials: z.array(z.object({ name: z.string(), source: z.enum(['applicant', 'government']), note: z.string().optional() })),
  legalBasis: z.array(LegalBasis),
  statutory: Limit,
  result: z.string().optional(),
  fee: z.string().optional(),
  release: z.string(),
  version: z.string(),
  /** English texts by pointer, applied by the client when the language is English. */
  texts: z.record(z.string(), z.string()),
});

export type Region = z.infer<typeof Region>;
export type Limit = z.infer<typeof Limit>;
export type LegalBasis = z.infer<typeof LegalBasis>;
export type MatterSummary = z.infer<typeof MatterSummary>;
export type MatterDetail = z.infer<typeof MatterDetail>;
