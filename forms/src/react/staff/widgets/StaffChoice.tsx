import type { WidgetProps } from '@rjsf/utils';
import { Checkbox, Radio, Select } from 'antd';
import { useControlProps } from '../../control-props.js';
import { useFormStage } from '../../form-stage.js';

/** A few options, all seen at once. */
export function StaffRadio(props: WidgetProps) {
  const { group, single } = useControlProps(props);
  const choices = (props.options.enumOptions ?? []).map(({ value, label }) => ({ value, label }));
  return (
    <div {...group} role="radiogroup">
      <Radio.Group
        name={single.name}
        options={choices}
        disabled={single.disabled}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  );
}

/** Yes or no, neither chosen beforehand. */
export function StaffYesNo(props: WidgetProps) {
  const { group, single } = useControlProps(props);
  const { texts } = useFormStage();
  const choices = [
    { value: true, label: texts.yes },
    { value: false, label: texts.no },
  ];
  return (
    <div {...group} role="radiogroup">
      <Radio.Group
        name={single.name}
        options={choices}
        disabled={single.disabled}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  );
}

/** One of many options, with a search. */
export function StaffSelect(props: WidgetProps) {
  const { single } = useControlProps(props);
  const { texts } = useFormStage();
  const choices = (props.options.enumOptions ?? []).map(({ value, label }) => ({ value, label }));
  const { name, required, ...control } = single;
  return (
    <Select
      {...control}
      aria-required={required}
      allowClear={!required}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={texts.choose}
      options={choices}
      value={props.value}
      onChange={(value) => props.onChange(value)}
      data-name={name}
    />
  );
}

/** A single box to tick. */
export function StaffCheckbox(props: WidgetProps) {
  const { single } = useControlProps(props);
  return (
    <Checkbox {...single} checked={props.value === true} onChange={(event) => props.onChange(event.target.checked)}>
      {props.label}
    </Checkbox>
  );
}

/** Any number of options, each with its box. */
export function StaffCheckboxes(props: WidgetProps) {
  const { group, single } = useControlProps(props);
  const choices = (props.options.enumOptions ?? []).map(({ value, label }) => ({ value, label }));
  const chosen: readonly unknown[] = Array.isArray(props.value) ? props.value : [];
  return (
    <fieldset {...group} style={{ border: 0, margin: 0, padding: 0 }}>
      <Checkbox.Group options={choices} disabled={single.disabled} value={[...chosen]} onChange={(values) => props.onChange(values)} />
    </fieldset>
  );
}
