import { z } from 'zod';

/** The id in a path: whatever it is, it is short, and a row that it does not name is a 404. */
export const byId = z.object({ id: z.string().min(1).max(100) });
