import type { FieldOptions } from '../form-stage.js';
import { useFormStage } from '../form-stage.js';
import { helpLines } from '../help-lines.js';

/** What helps to answer, and where a value that is there already came from. */
export function FieldHelp({ id, options, value }: { readonly id: string; readonly options: FieldOptions; readonly value: unknown }) {
  const lines = helpLines(useFormStage(), options, value);
  if (!lines.length) return null;

  return (
    <div className="ot-help" id={id}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
