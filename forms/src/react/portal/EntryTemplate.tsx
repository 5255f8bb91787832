import type { ArrayFieldItemTemplateProps } from '@rjsf/utils';
import { fieldOptions } from '../field-options.js';
import { useFormStage } from '../form-stage.js';
import { isReadOnlyField } from '../read-only-field.js';

/** One entry of a list, numbered, with a way to remove it. */
export function EntryTemplate({ children, index, buttonsProps, parentUiSchema, disabled }: ArrayFieldItemTemplateProps) {
  const stage = useFormStage();
  const options = fieldOptions(parentUiSchema?.['ui:options']);
  const title = stage.texts.entry(options.answer.title ?? '', index + 1);
  return (
    <fieldset className="ot-entry" aria-label={title}>
      <div className="ot-entry-head">
        <span className="ot-entry-title">{title}</span>
        {!isReadOnlyField(stage, options.name) && (
          <button
            type="button"
            className="ot-link-button"
            onClick={buttonsProps.onRemoveItem}
            disabled={disabled}
            aria-label={`${stage.texts.remove} ${title}`}
          >
            {stage.texts.remove}
          </button>
        )}
      </div>
      {children}
    </fieldset>
  );
}
