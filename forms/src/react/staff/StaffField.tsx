import type { FieldTemplateProps } from '@rjsf/utils';
import { Form } from 'antd';
import { FieldNote } from '../FieldNote.js';
import { errorId, fieldOptions, helpId, labelId } from '../field-options.js';
import { useFormStage } from '../form-stage.js';
import { helpLines } from '../help-lines.js';
import { isReadOnlyField } from '../read-only-field.js';
import { StaffColumn } from './StaffColumn.js';
import { StaffValue } from './StaffValue.js';

const groups = ['radio', 'yesNo', 'checkboxes', 'file', 'supplement'];

/** One question: its label, the control, what is wrong, and help. */
export function StaffField({ id, label, children, required, rawErrors = [], uiSchema, schema, formData }: FieldTemplateProps) {
  const stage = useFormStage();
  const options = fieldOptions(uiSchema?.['ui:options']);
  if (schema.type === 'object' && !options.name) return children;

  const widget = String(uiSchema?.['ui:widget'] ?? '');
  const error = rawErrors[0];
  if (!widget && (schema.type === 'object' || schema.type === 'array')) {
    return (
      <StaffColumn wide>
        {children}
        {error && <Note id={errorId(id)} lines={[error]} wrong />}
      </StaffColumn>
    );
  }
  const fixed = isReadOnlyField(stage, options.name);
  const help = fixed ? [] : helpLines(stage, options, formData);
  return (
    <StaffColumn wide={!fixed && ['textarea', 'checkbox', 'checkboxes', 'file', 'supplement'].includes(widget)}>
      <div style={{ marginBottom: 20 }} data-field={options.name}>
        {(widget !== 'checkbox' || fixed) && (
          <Caption id={id} label={label} fixed={fixed} single={!fixed && !groups.includes(widget)} optional={!required && !fixed} />
        )}
        <FieldNote name={options.name} />
        {/* Without a frame of its own, whose margins depend on what stands in it; it gives the control its status. */}
        <Form.Item noStyle validateStatus={error ? 'error' : undefined}>
          {fixed ? <StaffValue id={id} options={options} value={formData} /> : children}
        </Form.Item>
        {error && <Note id={errorId(id)} lines={[error]} wrong />}
        {help.length > 0 && <Note id={helpId(id)} lines={help} />}
      </div>
    </StaffColumn>
  );
}

interface CaptionProps {
  readonly id: string;
  readonly label: string;
  /** The label of one control; else the name of a group. */
  readonly single: boolean;
  readonly optional: boolean;
  /** The caption of a value that is only shown. */
  readonly fixed: boolean;
}

function Caption({ id, label, single, optional, fixed }: CaptionProps) {
  const { texts } = useFormStage();
  const style = { display: 'block', marginBottom: fixed ? 2 : 6, ...(fixed ? { color: '#566373' } : { fontWeight: 500 }) };
  const text = (
    <>
      {label}
      {optional && <span style={{ color: '#566373', fontWeight: 400 }}>{texts.optional}</span>}
    </>
  );
  return single ? (
    <label htmlFor={id} style={style}>
      {text}
    </label>
  ) : (
    <span id={labelId(id)} style={style}>
      {text}
    </span>
  );
}

function Note({ id, lines, wrong }: { readonly id: string; readonly lines: readonly string[]; readonly wrong?: boolean }) {
  return (
    <div id={id} style={{ marginTop: 4, color: wrong ? '#cf1322' : '#566373' }}>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}
