import type { FieldOptions, FormStage } from './form-stage.js';
import { showBytes } from './show-bytes.js';

/** The lines under a field: its description, the author's help, what a file may be, and the source of a prefilled value. */
export function helpLines(stage: FormStage, { name, help, answer, accept, maxBytes }: FieldOptions, description = answer.description): readonly string[] {
  const { texts } = stage;
  const source = stage.prefilled[name]?.source;
  const fileKinds = [
    ...(accept?.length ? [texts.accepts(accept.map((kind) => kind.slice(1).toUpperCase()).join('、'))] : []),
    ...(maxBytes ? [texts.atMost(showBytes(maxBytes))] : []),
  ];
  const lines = [description, help, fileKinds.join('，'), source && texts.prefilled(source)];
  return [...new Set(lines.filter((line): line is string => Boolean(line)))];
}
