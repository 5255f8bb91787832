import type { Schema } from '@cfworker/json-schema';
import { byId, factType, id, listOf, object, text } from './parts.js';

/** `documents/<id>.json`; the template stands beside it as `documents/<id>.hbs`. */
export const document: Schema = object(
  {
    id,
    title: text,
    titleEn: text,
    number: { type: 'string', pattern: '^[A-Za-z0-9{}:_/-]{1,64}$' },
    seals: listOf(id, 5),
    facts: byId(object({ title: text, type: factType }, ['title', 'type'])),
  },
  ['id', 'title', 'number', 'seals', 'facts'],
);
