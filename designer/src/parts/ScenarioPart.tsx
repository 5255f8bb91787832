import type { Package, Scenario } from '@onething/processes';
import { Descriptions, Timeline, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { StepText } from './StepText.js';

/** A rehearsal as a story: who does what, how much time passes, what must be seen. */
export function ScenarioPart({ scenario, parts }: { scenario: Scenario; parts: Package }) {
  const { t } = useTranslation();

  return (
    <>
      <Typography.Title level={2} style={{ fontSize: 18, marginTop: 0 }}>
        {scenario.title}
      </Typography.Title>
      <Descriptions column={2} size="small">
        <Descriptions.Item label={t('from')}>{scenario.now.replace('T', ' ').slice(0, 16)}</Descriptions.Item>
        <Descriptions.Item label={t('who')}>
          {Object.values(scenario.people)
            .map((person) => person.name)
            .join('、')}
        </Descriptions.Item>
      </Descriptions>
      <Timeline items={scenario.steps.map((step, index) => ({ key: index, content: <StepText step={step} parts={parts} /> }))} style={{ marginTop: 16 }} />
    </>
  );
}
