import type { WidgetProps } from '@rjsf/utils';
import { useControlProps } from '../../control-props.js';
import { keyboardFor, typedNumber } from '../../typed-text.js';

/** A number, typed as text: native number fields change under a turning wheel and hide what they do not understand. */
export function NumberWidget(props: WidgetProps) {
  const { single, options } = useControlProps(props);
  return (
    <input
      {...single}
      className="ot-input ot-input-short"
      type="text"
      inputMode={keyboardFor(options.answer)}
      autoComplete="off"
      value={props.value === undefined || props.value === null ? '' : String(props.value)}
      onChange={(event) => props.onChange(typedNumber(event.target.value))}
    />
  );
}
