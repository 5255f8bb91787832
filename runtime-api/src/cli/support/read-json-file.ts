import { readFile } from 'node:fs/promises';
import { done, type Outcome, refused } from '@onething/rules';

/** A JSON file as it is; whoever reads it next checks what it holds. */
export async function readJsonFile(path: string): Promise<Outcome<unknown>> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return refused('SOURCE_NOT_FOUND', { zh: `没有找到 ${path}，请检查路径。`, en: `${path} does not exist. Please check the path.` });
  try {
    const json: unknown = JSON.parse(text);
    return done(json);
  } catch {
    return refused('JSON_INVALID', { zh: `${path} 不是有效的 JSON。`, en: `${path} is not valid JSON.` });
  }
}
