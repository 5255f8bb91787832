import type { WidgetProps } from '@rjsf/utils';
import { useControlProps } from '../../control-props.js';
import { autoCompleteFor, finishedText, keyboardFor } from '../../typed-text.js';

/** One line of text. Leaving it shows the answer as it will be sent. */
export function TextWidget(props: WidgetProps) {
  const { single, options } = useControlProps(props);
  const { value, onChange } = props;
  const text = typeof value === 'string' ? value : '';
  const leave = () => {
    const finished = finishedText(options.answer, text);
    if (finished !== text) onChange(finished || undefined);
    single.onBlur();
  };
  return (
    <input
      {...single}
      className="ot-input"
      type="text"
      inputMode={keyboardFor(options.answer)}
      autoComplete={autoCompleteFor(options.answer)}
      autoCapitalize={options.answer.format === 'idcard' ? 'characters' : undefined}
      value={text}
      onChange={(event) => onChange(event.target.value || undefined)}
      onBlur={leave}
    />
  );
}
