import type { WidgetProps } from '@rjsf/utils';
import { useControlProps } from '../../control-props.js';
import { useFormStage } from '../../form-stage.js';
import { cardsClass } from '../cards-class.js';

/** A few options as cards, all seen at once. */
export function RadioWidget(props: WidgetProps) {
  const options = (props.options.enumOptions ?? []).map(({ value, label }) => ({ value, label: String(label) }));
  return <Cards {...props} choices={options} />;
}

/** Yes or no, neither chosen beforehand. */
export function YesNoWidget(props: WidgetProps) {
  const { texts } = useFormStage();
  const choices = [
    { value: true, label: texts.yes },
    { value: false, label: texts.no },
  ];
  return <Cards {...props} choices={choices} />;
}

interface Choice {
  readonly value: unknown;
  readonly label: string;
}

function Cards({ choices, ...props }: WidgetProps & { readonly choices: readonly Choice[] }) {
  const { group, single } = useControlProps(props);
  return (
    <div {...group} role="radiogroup" className={cardsClass(choices.map(({ label }) => label))}>
      {choices.map(({ value, label }, i) => (
        <label className="ot-card" key={label}>
          <input
            type="radio"
            name={single.name}
            id={`${props.id}-${i}`}
            checked={props.value === value}
            disabled={single.disabled}
            onChange={() => props.onChange(value)}
            onBlur={single.onBlur}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}
