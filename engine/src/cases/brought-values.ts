import { type Facts, type Outcome, refused } from '@onething/rules';

/** Bytes that one command may bring into a case: the answers of a form, what a message carries. */
const mostBytes = 64 * 1024;

/** `VARIABLES_TOO_LARGE` for more than a case takes at once; a file belongs into an upload. */
export function broughtTooMuch(values: Facts): Outcome<never> | undefined {
  const bytes = Buffer.byteLength(JSON.stringify(values));
  if (bytes <= mostBytes) return undefined;

  return refused('VARIABLES_TOO_LARGE', {
    zh: `一次提交的内容有 ${Math.ceil(bytes / 1024)} kB，超过上限 ${mostBytes / 1024} kB；请精简文字，或者作为附件上传。`,
    en: `This brings ${Math.ceil(bytes / 1024)} kB at once, more than the ${mostBytes / 1024} kB allowed. Shorten the texts, or upload them as a file.`,
  });
}
