import type { WidgetProps } from '@rjsf/utils';
import { useControlProps } from '../../control-props.js';

/** One line of text with suggestions, from which the answer may differ. */
export function SuggestWidget(props: WidgetProps) {
  const { single, options } = useControlProps(props);
  const { id, value, onChange } = props;
  return (
    <>
      <input
        {...single}
        className="ot-input"
        type="text"
        autoComplete="off"
        list={`${id}__suggestions`}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
      <datalist id={`${id}__suggestions`}>
        {options.suggestions?.map((suggestion) => (
          <option key={suggestion.value} value={suggestion.label} />
        ))}
      </datalist>
    </>
  );
}
