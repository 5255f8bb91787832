import type { WidgetProps } from '@rjsf/utils';
import { useControlProps } from '../../control-props.js';
import { useFormStage } from '../../form-stage.js';
import { useYuanText } from '../../use-yuan-text.js';

/** An amount, typed in 元 and kept in 分. */
export function MoneyWidget(props: WidgetProps) {
  const { single } = useControlProps(props);
  const { texts } = useFormStage();
  const yuan = useYuanText(props.value, props.onChange);
  return (
    <span className="ot-affix">
      <input
        {...single}
        className="ot-input ot-input-short"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={yuan.text}
        onChange={(event) => yuan.type(event.target.value)}
        onBlur={() => {
          yuan.finish();
          single.onBlur();
        }}
      />
      <span className="ot-affix-unit">{texts.yuan}</span>
    </span>
  );
}
