import { z } from 'zod';

const titled = { title: z.string(), titleEn: z.string().optional() };
const message = z.object({ zh: z.string(), en: z.string() });
const cell = z.union([z.string(), z.number(), z.boolean()]).nullable();
const figure = z.number().nullable();

/** An indicator that can be looked at. */
export const IndicatorEntry = z.object({
  ...titled,
  id: z.string(),
  package: z.string(),
  packageTitle: z.string(),
  packageTitleEn: z.string().optional(),
  source: z.enum(['registry', 'cases']),
});
export type IndicatorEntry = z.infer<typeof IndicatorEntry>;

/** Its figures now; the whole has `field` null. Hidden cells have no numbers. */
export const IndicatorReport = IndicatorEntry.extend({
  asOf: z.string(),
  measures: z
    .array(
      z.object({
        ...titled,
        id: z.string(),
        measure: z.enum(['count', 'sum', 'ratio', 'median', 'pace']),
        told: message,
        basis: z.object({ law: z.string(), article: z.string().optional(), text: z.string().optional() }).optional(),
      }),
    )
    .readonly(),
  dimensions: z.array(z.object({ ...titled, field: z.string() })).readonly(),
  figures: z
    .array(
      z.object({
        ...{ measure: z.string(), field: z.string().nullable(), cell, suppressed: z.boolean() },
        ...{ value: figure, counted: figure, among: figure, open: figure },
      }),
    )
    .readonly(),
  suppresses: z.boolean(),
  mayOpenRecords: z.boolean(),
  freshness: z.array(z.object({ ...titled, records: z.number(), latest: z.string().optional() })).readonly(),
});
export type IndicatorReport = z.infer<typeof IndicatorReport>;

/** The records behind one figure, personal fields masked. */
export const IndicatorRecords = z.object({
  fields: z.array(z.object({ ...titled, field: z.string() })).readonly(),
  total: z.number(),
  items: z.array(z.object({ key: z.string(), case: z.string().optional(), values: z.array(cell).readonly() })).readonly(),
});
export type IndicatorRecords = z.infer<typeof IndicatorRecords>;

const name = z.string().min(1).max(100);
export const IndicatorPath = z.object({ package: name, indicator: name });
export const FigureQuery = z.object({ measure: name, field: name.optional(), cell: z.string().max(500).optional() }).strict();
export type FigureQuery = z.infer<typeof FigureQuery>;
export const TableQuery = z.object({ format: z.enum(['xlsx', 'csv']) }).strict();
