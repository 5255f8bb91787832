import type { WidgetProps } from '@rjsf/utils';
import { useControlProps } from '../../control-props.js';
import { useFormStage } from '../../form-stage.js';

/** Several lines of text, with a count where there is a limit. */
export function TextareaWidget(props: WidgetProps) {
  const { single, options } = useControlProps(props);
  const { texts } = useFormStage();
  const text = typeof props.value === 'string' ? props.value : '';
  const most = options.answer.maxLength;
  return (
    <>
      <textarea {...single} className="ot-input ot-textarea" rows={4} value={text} onChange={(event) => props.onChange(event.target.value || undefined)} />
      {most !== undefined && (
        <span className="ot-count" aria-hidden="true">
          {texts.count([...text].length, most)}
        </span>
      )}
    </>
  );
}
