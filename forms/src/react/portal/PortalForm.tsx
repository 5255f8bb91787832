// The package's own entry pulls in its test support, which needs the validator that generates code.
import Form from '@rjsf/core/lib/components/Form.js';
import { FormStageContext } from '../form-stage.js';
import type { FormViewProps } from '../form-view-props.js';
import { interpretingValidator } from '../interpreting-validator.js';
import { errorSchema } from '../shown-problems.js';
import { useFormView } from '../use-form-view.js';
import { ErrorSummary } from './ErrorSummary.js';
import { SubmitBar } from './SubmitBar.js';
import { templates } from './templates.js';
import { widgets } from './widgets/index.js';

/** The applicants' theme: one column, large targets, native controls, nothing that a phone does not have already. */
export function PortalForm(props: FormViewProps) {
  const view = useFormView(props);

  return (
    <FormStageContext value={view.stage}>
      <div className={props.readOnly ? 'ot-form ot-form-fixed' : 'ot-form'} data-form={props.definition.id}>
        <ErrorSummary problems={view.summary} ref={view.summaryRef} />
        <Form
          schema={view.schema}
          uiSchema={view.uiSchema}
          formData={view.values}
          validator={interpretingValidator}
          templates={templates}
          widgets={widgets}
          idPrefix={view.idPrefix}
          extraErrors={errorSchema(view.problems)}
          experimental_defaultFormStateBehavior={{ arrayMinItems: { populate: 'never' }, emptyObjectFields: 'skipDefaults' }}
          noValidate
          noHtml5Validate
          showErrorList={false}
          disabled={props.busy}
          onChange={({ formData }) => view.change(formData)}
          onBlur={view.leave}
          onSubmit={view.submit}
        >
          <SubmitBar {...props} />
        </Form>
      </div>
    </FormStageContext>
  );
}
