import Form from '@rjsf/core/lib/components/Form.js';
import { Form as AntForm } from 'antd';
import { FormStageContext } from '../form-stage.js';
import type { FormViewProps } from '../form-view-props.js';
import { interpretingValidator } from '../interpreting-validator.js';
import { errorSchema } from '../shown-problems.js';
import { useFormView } from '../use-form-view.js';
import { StaffActions } from './StaffActions.js';
import { StaffSummary } from './StaffSummary.js';
import { StaffTheme } from './StaffTheme.js';
import { templates } from './templates.js';
import { widgets } from './widgets/index.js';

/** The staff's theme: denser, two columns on a desk, antd's controls. */
export function StaffForm(props: FormViewProps) {
  const view = useFormView(props);

  return (
    <StaffTheme language={view.stage.language}>
      <FormStageContext value={view.stage}>
        <AntForm component="div" layout="vertical" data-form={props.definition.id}>
          <StaffSummary problems={view.summary} ref={view.summaryRef} />
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
            <StaffActions {...props} />
          </Form>
        </AntForm>
      </FormStageContext>
    </StaffTheme>
  );
}
