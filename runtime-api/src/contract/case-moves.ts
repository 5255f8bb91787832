import { z } from 'zod';

const message = z.object({ zh: z.string(), en: z.string() });

/** What would become of the open cases of a package under the release in force. */
export const MovePlan = z.object({
  package: z.string(),
  release: z.string(),
  version: z.string(),
  groups: z
    .array(
      z.object({
        ...{ release: z.string(), version: z.string(), running: z.number(), movable: z.number() },
        problems: z
          .array(
            z.object({
              ...{ process: z.string(), element: z.string(), name: z.string(), message, cases: z.number() },
              numbers: z.array(z.string()).readonly(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
});
export type MovePlan = z.infer<typeof MovePlan>;

/** A move of open cases: proposed by one person, decided by another. */
export const CaseMove = z.object({
  ...{ id: z.string(), package: z.string(), release: z.string(), version: z.string(), reason: z.string() },
  ...{ proposedBy: z.string(), proposedAt: z.string(), decidedBy: z.string().optional(), decidedAt: z.string().optional() },
  ...{ moved: z.number(), mayDecide: z.boolean() },
});
export type CaseMove = z.infer<typeof CaseMove>;

const packageId = z.string().min(1).max(100);
export const MoveQuery = z.object({ package: packageId }).strict();
export const ProposeMove = z.object({ package: packageId, reason: z.string().trim().min(1).max(500) }).strict();
export type ProposeMove = z.infer<typeof ProposeMove>;
