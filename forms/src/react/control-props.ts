import type { WidgetProps } from '@rjsf/utils';
import { describedBy, fieldOptions, labelId } from './field-options.js';
import { type FieldOptions, useFormStage } from './form-stage.js';
import { helpLines } from './help-lines.js';

/** What every control needs: its settings, and the attributes that tie it to its label, help and error. */
export interface ControlProps {
  readonly options: FieldOptions;
  readonly wrong: boolean;
  /** For a single control. */
  readonly single: {
    readonly id: string;
    readonly name: string;
    readonly disabled: boolean;
    readonly required: boolean;
    readonly 'aria-invalid': boolean | undefined;
    readonly 'aria-describedby': string | undefined;
    readonly onBlur: () => void;
  };
  /** For a group of controls, named by the caption above it. */
  readonly group: {
    readonly id: string;
    readonly 'aria-labelledby': string;
    readonly 'aria-describedby': string | undefined;
    readonly 'aria-invalid': boolean | undefined;
    readonly 'aria-required': boolean | undefined;
  };
}

/** Ties a widget to the field that it stands in. */
export function useControlProps({ id, options: given, rawErrors, required, disabled, readonly, onBlur, value }: WidgetProps): ControlProps {
  const stage = useFormStage();
  const options = fieldOptions(given);
  const wrong = Boolean(rawErrors?.length);
  const described = describedBy(id, helpLines(stage, options, value).length > 0, wrong);
  const shared = { 'aria-describedby': described, 'aria-invalid': wrong || undefined };
  return {
    options,
    wrong,
    single: { ...shared, id, name: id, disabled: Boolean(disabled || readonly), required: Boolean(required), onBlur: () => onBlur(id, value) },
    group: { ...shared, id, 'aria-labelledby': labelId(id), 'aria-required': required || undefined },
  };
}
