import { enCases } from './en-cases.js';
import { enDesk } from './en-desk.js';
import { enFigures } from './en-figures.js';
import { enFrame } from './en-frame.js';
import { enOutside } from './en-outside.js';
import { enServices } from './en-services.js';
import type { Words } from './zh.js';

/** Where one needs another sentence than many; Chinese has no such thing. */
interface Singulars {
  demo: { workdays_one: string; days_one: string };
  catalogue: { found_one: string };
  matter: { saving_one: string };
  incidents: { attempts_one: string };
  notices: { count_one: string };
  limit: Record<`${keyof Words['limit']}_one`, string>;
}

/** What the portal says in English. Loaded only when asked for. */
export const en: Words & Singulars = {
  ...enFrame,
  ...enServices,
  ...enCases,
  ...enDesk,
  ...enFigures,
  ...enOutside,
};
