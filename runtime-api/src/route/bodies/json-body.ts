import { parseJson } from '@onething/rules';
import type { z } from 'zod';
import { bodyTypeNotAllowed } from '../../refusals/refusals.js';
import { validate } from '../validate.js';
import type { Body } from './body.js';
import { readBytes } from './read-bytes.js';

const megabyte = 1024 * 1024;

/** A JSON body of at most 1 MB, 32 levels deep, without the keys that reach prototypes. */
export function jsonBody<T>(schema: z.ZodType<T>): Body<T> {
  return {
    types: ['application/json'],
    schema,
    read: async (ctx) => {
      if (!ctx.is('application/json')) return bodyTypeNotAllowed;
      const bytes = await readBytes(ctx.req, megabyte);
      if (!bytes.ok) return bytes;
      const json = parseJson(bytes.value.toString('utf8'));

      return json.ok ? validate(schema, json.value) : json;
    },
  };
}
