import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const colleague = z.object({ id: z.string(), name: z.string() });

/** 请假代办: a colleague does somebody's work from one civil day to another. */
export const Substitution = z.object({
  id: z.string(),
  person: colleague,
  substitute: colleague,
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  state: z.enum(['planned', 'active', 'ended']),
});

/** `person` only by a department administrator, for somebody else. */
export const SetSubstitution = z
  .object({ person: z.string().max(64).optional(), substitute: z.string().max(64), from: day, to: day, reason: z.string().max(200).optional() })
  .strict();

export const SubstitutionList = z.object({ items: z.array(Substitution), colleagues: z.array(colleague) });

export type Substitution = z.infer<typeof Substitution>;
export type SetSubstitution = z.infer<typeof SetSubstitution>;
export type SubstitutionList = z.infer<typeof SubstitutionList>;
