import { Typography } from 'antd';
import { fileIdsOf } from '../file-ids-of.js';
import { type FieldOptions, useFormStage } from '../form-stage.js';
import { StoredFile } from '../StoredFile.js';
import { showValue } from '../show-value.js';

/** A value that is shown and not asked: as text, with its source. */
export function StaffValue({ id, options, value }: { readonly id: string; readonly options: FieldOptions; readonly value: unknown }) {
  const { texts, prefilled, options: choices } = useFormStage();
  const files = fileIdsOf(options.answer, value);
  const text = showValue(options.answer, value, texts, choices[options.name]);
  const given = prefilled[options.name];
  return (
    <div id={id} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {files.length ? files.map((file) => <StoredFile key={file} id={file} />) : text || <Typography.Text type="secondary">{texts.empty}</Typography.Text>}
      {given?.source && <div style={{ color: '#566373', fontSize: 13 }}>{texts.source(given)}</div>}
    </div>
  );
}
