import type { WidgetProps } from '@rjsf/utils';
import { useControlProps } from '../../control-props.js';
import { useFormStage } from '../../form-stage.js';

/** A single box to tick: a promise, or something that is so or not. */
export function CheckboxWidget(props: WidgetProps) {
  const { single } = useControlProps(props);
  const { texts } = useFormStage();
  return (
    <label className="ot-card ot-card-wide" htmlFor={props.id}>
      <input {...single} type="checkbox" checked={props.value === true} onChange={(event) => props.onChange(event.target.checked)} />
      <span>
        {props.label}
        {!props.required && <span className="ot-optional">{texts.optional}</span>}
      </span>
    </label>
  );
}
