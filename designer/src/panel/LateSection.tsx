import { languages } from '@onething/processes/modelling';
import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { childOf, childrenOf, type DiagramElement, textOf } from '../modeler/business-object.js';
import { PanelField } from './PanelField.js';
import { readPeriod } from './period.js';
import type { Section } from './section.js';

/** What happens when the step is late: the timers on its edge, and a button for another one. */
export const lateSection: Section = {
  id: 'late',
  suits: ({ type }) => type === 'bpmn:UserTask',
  Fields: function LateFields({ element, editor }) {
    const { t } = useTranslation();
    const timers = editor.elements().filter((one) => attachedTo(one) === element.id);
    const due = textOf(element.businessObject, 'onething:due') ?? '{ value: 5, unit: "workday" }';

    return (
      <PanelField label={t('panel.late')} htmlFor="panel-late" help={t('panel.lateHelp')}>
        <Flex vertical gap={4}>
          {timers.map((timer) => (
            <Button key={timer.id} onClick={() => editor.show(timer.id)}>
              {textOf(timer.businessObject, 'name') ?? t('panel.timer')}
              {shareOf(timer) ? ` · ${t('panel.early')}` : ''}
            </Button>
          ))}
          <Button id="panel-late" type="dashed" onClick={() => editor.addTimer(element, t('panel.overdue'), due, languages.script)}>
            {t('panel.addLate')}
          </Button>
        </Flex>
      </PanelField>
    );
  },
};

function attachedTo({ type, businessObject }: DiagramElement): string | undefined {
  return type === 'bpmn:BoundaryEvent' ? childOf(businessObject, 'attachedToRef')?.id : undefined;
}

function shareOf({ businessObject }: DiagramElement): string | undefined {
  const [definition] = childrenOf(businessObject, 'eventDefinitions');
  const duration = definition && childOf(definition, 'timeDuration');
  return duration && readPeriod(textOf(duration, 'body') ?? '')?.share;
}
