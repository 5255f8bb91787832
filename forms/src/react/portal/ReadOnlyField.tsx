import { fileIdsOf } from '../file-ids-of.js';
import { type FieldOptions, useFormStage } from '../form-stage.js';
import { StoredFile } from '../StoredFile.js';
import { showValue } from '../show-value.js';

/** A value that is shown and not asked: as text, with its source. */
export function ReadOnlyField({
  id,
  label,
  options,
  value,
}: {
  readonly id: string;
  readonly label: string;
  readonly options: FieldOptions;
  readonly value: unknown;
}) {
  const { texts, prefilled, options: choices } = useFormStage();
  const files = fileIdsOf(options.answer, value);
  const text = showValue(options.answer, value, texts, choices[options.name]);
  const given = prefilled[options.name];
  return (
    <dl className="ot-field ot-field-fixed" data-field={options.name} id={id}>
      <dt className="ot-label">{label}</dt>
      <dd className={text ? 'ot-value' : 'ot-value ot-value-empty'}>
        {files.length ? files.map((file) => <StoredFile key={file} id={file} />) : text || texts.empty}
      </dd>
      {given?.source && <dd className="ot-source">{texts.source(given)}</dd>}
    </dl>
  );
}
