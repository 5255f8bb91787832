import type { FieldOptions, FormStage } from './form-stage.js';
import type { PrefilledValue } from './form-view-props.js';
import { showBytes } from './show-bytes.js';

/** The lines under a field: its description, the author's help, what a file may be, and the source of a prefilled value. */
export function helpLines(stage: FormStage, { name, help, answer, accept, maxBytes }: FieldOptions, value: unknown): readonly string[] {
  const { texts } = stage;
  const source = sourceOf(stage, name, value);
  const fileKinds = [
    ...(accept?.length ? [texts.accepts(accept.map((kind) => kind.slice(1).toUpperCase()).join('、'))] : []),
    ...(maxBytes ? [texts.atMost(showBytes(maxBytes))] : []),
  ];
  const lines = [answer.description, help, fileKinds.join('，'), source && texts.prefilled(source)];
  return [...new Set(lines.filter((line): line is string => Boolean(line)))];
}

/** Whose value this is, for as long as it is unchanged. */
function sourceOf({ prefilled }: FormStage, name: string, value: unknown): PrefilledValue | undefined {
  const given = prefilled[name];
  return given && given.value !== undefined && JSON.stringify(given.value) === JSON.stringify(value) ? given : undefined;
}
