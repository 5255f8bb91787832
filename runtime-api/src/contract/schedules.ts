import { z } from 'zod';

const message = z.object({ zh: z.string(), en: z.string() });
const name = z.string().min(1).max(200);

/** What the clock begins: when, where, and which cases it opened. */
export const ScheduleEntry = z.object({
  ...{ package: z.string(), process: z.string(), event: z.string(), name: z.string(), times: message, text: z.string().optional() },
  ...{ packageTitle: z.string(), packageTitleEn: z.string().optional(), matterTitle: z.string(), matterTitleEn: z.string().optional() },
  restDay: z.enum(['next', 'skip']).optional(),
  places: z
    .array(
      z.object({
        ...{ place: z.string(), own: z.boolean(), dueAt: z.string(), opened: z.number(), lastAt: z.string().optional(), refusal: message.optional() },
        paused: z.object({ by: z.string(), at: z.string(), reason: z.string() }).optional(),
      }),
    )
    .readonly(),
  cases: z.array(z.object({ id: z.string().optional(), number: z.string(), openedAt: z.string(), state: z.string() })).readonly(),
  mayPause: z.boolean(),
});
export type ScheduleEntry = z.infer<typeof ScheduleEntry>;

/** Pauses or resumes a start in the actor's tenant. */
export const SwitchStart = z.object({ package: name, process: name, event: name, reason: z.string().trim().min(1).max(500) }).strict();
export type SwitchStart = z.infer<typeof SwitchStart>;
