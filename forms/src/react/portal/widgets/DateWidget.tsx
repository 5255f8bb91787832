import type { WidgetProps } from '@rjsf/utils';
import { useControlProps } from '../../control-props.js';

/** A civil date with the device's own picker, which every phone does better than we could. */
export function DateWidget(props: WidgetProps) {
  const { single } = useControlProps(props);
  return (
    <input
      {...single}
      className="ot-input ot-input-short"
      type="date"
      min="1900-01-01"
      max="2199-12-31"
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={(event) => props.onChange(event.target.value || undefined)}
    />
  );
}
