import type { WidgetProps } from '@rjsf/utils';
import { useControlProps } from '../../control-props.js';
import { cardsClass } from '../cards-class.js';

/** Any number of options, each with its box. */
export function CheckboxesWidget(props: WidgetProps) {
  const { group, single } = useControlProps(props);
  const chosen: readonly unknown[] = Array.isArray(props.value) ? props.value : [];
  const choices = props.options.enumOptions ?? [];
  const tick = (value: unknown, ticked: boolean) =>
    props.onChange(choices.map((choice) => choice.value).filter((known) => (known === value ? ticked : chosen.includes(known))));
  return (
    <fieldset {...group} className={cardsClass(choices.map(({ label }) => String(label)))}>
      {choices.map(({ value, label }, i) => (
        <label className="ot-card" key={String(value)}>
          <input
            type="checkbox"
            id={`${props.id}-${i}`}
            checked={chosen.includes(value)}
            disabled={single.disabled}
            onChange={(event) => tick(value, event.target.checked)}
            onBlur={single.onBlur}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
