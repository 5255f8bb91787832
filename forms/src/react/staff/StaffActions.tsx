import { Button, Flex } from 'antd';
import { useFormStage } from '../form-stage.js';
import type { FormViewProps } from '../form-view-props.js';

/** The button that sends the form, and what else may stand beside it. */
export function StaffActions({ definition, submitLabel, busy, actions, readOnly, onSubmit }: FormViewProps) {
  const { texts } = useFormStage();
  const sends = !readOnly && onSubmit;
  if (!sends && !actions) return <span hidden />;

  return (
    <Flex gap={12} wrap align="center" style={{ paddingBlock: 8 }}>
      {sends && (
        <Button type="primary" htmlType="submit" loading={busy}>
          {busy ? texts.busy : (submitLabel ?? definition.submitLabel ?? texts.submit)}
        </Button>
      )}
      {actions}
    </Flex>
  );
}
