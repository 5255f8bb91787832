import { languages } from '@onething/processes/modelling';
import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { childOf, childrenOf, type DiagramElement, textOf } from '../modeler/business-object.js';
import { PanelField } from './PanelField.js';
import { PeriodInput } from './PeriodInput.js';
import { beginsCases, ScheduleFields } from './ScheduleFields.js';
import type { Section } from './section.js';

const timerOf = ({ businessObject }: DiagramElement) =>
  childrenOf(businessObject, 'eventDefinitions').find(({ $type }) => $type === 'bpmn:TimerEventDefinition');

/** How long is waited: a publicity period, or the time after which something happens beside a step. */
export const timerSection: Section = {
  id: 'timer',
  suits: (element) => timerOf(element) !== undefined,
  Fields: function TimerFields({ element, editor, parts }) {
    const { t } = useTranslation();
    const timer = timerOf(element);
    const duration = timer && childOf(timer, 'timeDuration');
    if (timer && beginsCases(element)) return <ScheduleFields element={element} timer={timer} editor={editor} />;

    return (
      <>
        <PanelField label={t('panel.waits')} htmlFor="panel-timer">
          <PeriodInput
            id="panel-timer"
            text={duration && textOf(duration, 'body')}
            parts={parts}
            onChange={(text) => editor.setTimer(element, text ?? '', languages.script)}
          />
        </PanelField>
        {element.type === 'bpmn:BoundaryEvent' && (
          <PanelField label={t('panel.interrupts')} htmlFor="panel-interrupts" help={t('panel.interruptsHelp')}>
            <div>
              <Switch
                id="panel-interrupts"
                checked={element.businessObject.get('cancelActivity') !== false}
                onChange={(cancelActivity) => editor.set(element, { cancelActivity })}
              />
            </div>
          </PanelField>
        )}
      </>
    );
  },
};
