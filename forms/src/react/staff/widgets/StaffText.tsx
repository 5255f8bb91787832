import type { WidgetProps } from '@rjsf/utils';
import { AutoComplete, Input } from 'antd';
import { useControlProps } from '../../control-props.js';
import { useFormStage } from '../../form-stage.js';
import { finishedText, keyboardFor, typedNumber } from '../../typed-text.js';
import { useYuanText } from '../../use-yuan-text.js';

/** One line of text. Leaving it shows the answer as it will be sent. */
export function StaffText(props: WidgetProps) {
  const { single, options } = useControlProps(props);
  const text = typeof props.value === 'string' ? props.value : '';
  const leave = () => {
    const finished = finishedText(options.answer, text);
    if (finished !== text) props.onChange(finished || undefined);
    single.onBlur();
  };
  return <Input {...single} autoComplete="off" value={text} onChange={(event) => props.onChange(event.target.value || undefined)} onBlur={leave} />;
}

/** Several lines of text. */
export function StaffTextarea(props: WidgetProps) {
  const { single, options } = useControlProps(props);
  const most = options.answer.maxLength;
  return (
    <Input.TextArea
      {...single}
      // The count hangs below the box.
      style={most === undefined ? undefined : { marginBottom: 20 }}
      autoSize={{ minRows: 3, maxRows: 10 }}
      count={most === undefined ? undefined : { show: true, max: most, strategy: (text) => [...text].length }}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={(event) => props.onChange(event.target.value || undefined)}
    />
  );
}

/** A number, typed as text. */
export function StaffNumber(props: WidgetProps) {
  const { single, options } = useControlProps(props);
  return (
    <Input
      {...single}
      autoComplete="off"
      inputMode={keyboardFor(options.answer)}
      value={props.value === undefined || props.value === null ? '' : String(props.value)}
      onChange={(event) => props.onChange(typedNumber(event.target.value))}
    />
  );
}

/** An amount, typed in 元 and kept in 分. */
export function StaffMoney(props: WidgetProps) {
  const { single } = useControlProps(props);
  const { texts } = useFormStage();
  const yuan = useYuanText(props.value, props.onChange);
  const leave = () => {
    yuan.finish();
    single.onBlur();
  };
  return (
    <Input
      {...single}
      autoComplete="off"
      inputMode="decimal"
      suffix={texts.yuan}
      value={yuan.text}
      onChange={(event) => yuan.type(event.target.value)}
      onBlur={leave}
    />
  );
}

/** One line of text with suggestions, from which the answer may differ. */
export function StaffSuggest(props: WidgetProps) {
  const { single, options } = useControlProps(props);
  return (
    <AutoComplete
      {...single}
      style={{ width: '100%' }}
      options={options.suggestions?.map(({ label }) => ({ value: label }))}
      showSearch={{ filterOption: (typed, option) => String(option?.value ?? '').includes(typed) }}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={(text: string) => props.onChange(text || undefined)}
    />
  );
}
