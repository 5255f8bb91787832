import { describeTimes, parseTimerText } from '@onething/processes/modelling';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type BusinessObject, childOf, childrenOf, type DiagramElement, textOf } from '../modeler/business-object.js';
import type { DiagramEditor } from '../modeler/diagram-editor.js';
import { PanelField } from './PanelField.js';
import { readSchedule, type Schedule, writeSchedule } from './schedule-text.js';

const week = [1, 2, 3, 4, 5, 6, 7];
const month = Array.from({ length: 31 }, (_, index) => index + 1);

/** When the clock begins cases: every day, days of the week or the month, at a time, and what becomes of days off. */
export function ScheduleFields({ element, timer, editor }: { element: DiagramElement; timer: BusinessObject; editor: DiagramEditor }) {
  const { t, i18n } = useTranslation();
  const cycle = childOf(timer, 'timeCycle');
  const schedule = readSchedule((cycle && textOf(cycle, 'body')) ?? '0 8 * * *');
  const change = (part: Partial<Schedule>) => editor.setCycle(element, writeSchedule({ ...schedule, ...part }));
  const parsed = parseTimerText('cycle', schedule.text);
  const told = parsed.ok ? describeTimes(parsed.value) : undefined;
  const restDay = element.businessObject.get('onething:restDay');

  return (
    <>
      <PanelField label={t('panel.every')} htmlFor="panel-every" help={told && (i18n.language === 'en' ? told.en : told.zh)}>
        <Select
          id="panel-every"
          value={schedule.every}
          options={(['day', 'week', 'month', 'other'] as const).map((value) => ({ value, label: t(`panel.everyKind.${value}`) }))}
          onChange={(every) => change({ every, days: [] })}
        />
      </PanelField>
      {(schedule.every === 'week' || schedule.every === 'month') && (
        <PanelField label={t('panel.scheduleDays')} htmlFor="panel-days">
          <Select
            id="panel-days"
            mode="multiple"
            value={[...schedule.days]}
            options={(schedule.every === 'week' ? week : month).map((value) => ({
              value,
              label: schedule.every === 'week' ? t(`panel.weekday.${value as 1}`) : t('panel.dayOfMonth', { day: value }),
            }))}
            onChange={(days) => change({ days })}
          />
        </PanelField>
      )}
      {schedule.every === 'other' ? (
        <PanelField label={t('panel.cron')} htmlFor="panel-cron" help={t('panel.cronHelp')}>
          <Input id="panel-cron" defaultValue={schedule.text} key={schedule.text} onBlur={({ target }) => editor.setCycle(element, target.value.trim())} />
        </PanelField>
      ) : (
        <PanelField label={t('panel.scheduleTime')} htmlFor="panel-time">
          <Input id="panel-time" type="time" value={schedule.time} onChange={({ target }) => target.value && change({ time: target.value })} />
        </PanelField>
      )}
      <PanelField label={t('panel.restDay')} htmlFor="panel-rest-day" help={t('panel.restDayHelp')}>
        <Select
          id="panel-rest-day"
          value={restDay === 'next' || restDay === 'skip' ? restDay : 'keep'}
          options={(['keep', 'next', 'skip'] as const).map((value) => ({ value, label: t(`panel.restDayKind.${value}`) }))}
          onChange={(chosen) => editor.set(element, { 'onething:restDay': chosen === 'keep' ? undefined : chosen })}
        />
      </PanelField>
    </>
  );
}

/** Whether a timer begins cases, instead of letting one wait. */
export function beginsCases({ type, businessObject }: DiagramElement): boolean {
  return type === 'bpmn:StartEvent' && childrenOf(businessObject, 'eventDefinitions').some(({ $type }) => $type === 'bpmn:TimerEventDefinition');
}
