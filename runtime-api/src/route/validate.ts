import { done, type Outcome, type Problem } from '@onething/rules';
import { z } from 'zod';
import { requestInvalid } from '../refusals/refusals.js';

/** Checks a value from outside against its schema; each problem names its place as a JSON pointer, in Chinese and English. */
export function validate<T>(schema: z.ZodType<T> | undefined, value: unknown, place = ''): Outcome<T> {
  if (!schema) return done(undefined as T);
  const parsed = schema.safeParse(value, { error: zh.localeError });
  if (parsed.success) return done(parsed.data);
  const english = schema.safeParse(value, { error: en.localeError });

  return requestInvalid(problemsOf(parsed.error, english.error ?? parsed.error, place));
}

const zh = z.locales.zhCN();
const en = z.locales.en();

function problemsOf(chinese: z.ZodError, english: z.ZodError, place: string): Problem[] {
  return chinese.issues.map((issue, at) => ({
    code: issue.code.toUpperCase(),
    place: place + issue.path.map((part) => `/${String(part).replace(/~/g, '~0').replace(/\//g, '~1')}`).join(''),
    message: { zh: issue.message, en: english.issues[at]?.message ?? issue.message },
  }));
}
