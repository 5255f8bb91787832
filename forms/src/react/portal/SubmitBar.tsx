import { useFormStage } from '../form-stage.js';
import type { FormViewProps } from '../form-view-props.js';

/** The one button that sends the form, and what else may stand beside it. */
export function SubmitBar({ definition, submitLabel, busy, actions, readOnly, onSubmit }: FormViewProps) {
  const { texts } = useFormStage();
  if (readOnly || !onSubmit) return actions ? <div className="ot-actions">{actions}</div> : <span hidden />;

  return (
    <div className="ot-actions">
      <button type="submit" className="ot-button ot-button-primary" disabled={busy} aria-busy={busy}>
        {busy ? texts.busy : (submitLabel ?? definition.submitLabel ?? texts.submit)}
      </button>
      {actions}
    </div>
  );
}
