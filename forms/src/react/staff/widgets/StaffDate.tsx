import type { WidgetProps } from '@rjsf/utils';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useControlProps } from '../../control-props.js';

/** A civil date with antd's picker, kept as `YYYY-MM-DD`. */
export function StaffDate(props: WidgetProps) {
  const { single } = useControlProps(props);
  const { name, required, ...control } = single;
  const day = typeof props.value === 'string' && dayjs(props.value).isValid() ? dayjs(props.value) : null;
  return (
    <DatePicker
      {...control}
      name={name}
      aria-required={required}
      style={{ width: '100%' }}
      format="YYYY-MM-DD"
      value={day}
      onChange={(picked) => props.onChange(picked ? picked.format('YYYY-MM-DD') : undefined)}
    />
  );
}
