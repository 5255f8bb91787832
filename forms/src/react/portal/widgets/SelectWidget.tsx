import type { WidgetProps } from '@rjsf/utils';
import { useControlProps } from '../../control-props.js';
import { useFormStage } from '../../form-stage.js';

/** One of many options, with the device's own list. */
export function SelectWidget(props: WidgetProps) {
  const { single } = useControlProps(props);
  const { texts } = useFormStage();
  const choices = props.options.enumOptions ?? [];
  const chosen = choices.findIndex(({ value }) => value === props.value);
  return (
    <select
      {...single}
      className="ot-input ot-select"
      value={chosen < 0 ? '' : String(chosen)}
      onChange={(event) => props.onChange(choices[Number(event.target.value || -1)]?.value)}
    >
      <option value="">{texts.choose}</option>
      {choices.map(({ value, label }, i) => (
        <option key={String(value)} value={String(i)}>
          {label}
        </option>
      ))}
    </select>
  );
}
