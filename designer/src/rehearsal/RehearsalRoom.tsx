import type { Package } from '@onething/processes';
import { Alert, Button, Flex, Segmented, Select, Space, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenDraft } from '../draft/use-draft.js';
import { CaseStory } from './CaseStory.js';
import { KeepAsScenario } from './KeepAsScenario.js';
import { playableTasks } from './open-work.js';
import { PlayForm } from './PlayForm.js';
import { RehearsalDiagram } from './RehearsalDiagram.js';
import { useRehearsal } from './use-rehearsal.js';

/** The draft is played before anybody is served by it: every role by the author, days pass at a press, and each result explains itself. */
export function RehearsalRoom({ draft }: { draft: OpenDraft }) {
  const { t } = useTranslation();
  const { parts, source } = draft;
  const { played, problem, busy, begin, move, record } = useRehearsal(draft);
  const [world, choose] = useState(parts?.scenarios[0]?.id);

  const [looked, look] = useState<string>();
  const cases = played?.cases ?? [];
  const shown = cases.find(({ id }) => id === looked) ?? cases.at(-1);
  if (!parts) return null;
  const tasks = played ? playableTasks(played, parts, source.required) : [];

  return (
    <Flex vertical gap={12} style={{ overflow: 'auto' }}>
      <Space wrap>
        <label htmlFor="rehearsal-world">{t('rehearse.world')}</label>
        <Select
          id="rehearsal-world"
          style={{ width: 330 }}
          showSearch={{ optionFilterProp: 'label' }}
          virtual={false}
          value={world}
          onChange={choose}
          options={parts.scenarios.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <Button type="primary" loading={busy && !played} disabled={!world} onClick={() => world && void begin(world)}>
          {t(played ? 'rehearse.again' : 'rehearse.begin')}
        </Button>
        {played && (
          <>
            <strong role="status">{played.now.replace('T', ' ').slice(0, 16)}</strong>
            {([1, 5] as const).map((workdays) => (
              <Button key={workdays} disabled={busy} onClick={() => void move({ ask: 'advance', by: { workdays } })}>
                {t('rehearse.workdays', { count: workdays })}
              </Button>
            ))}
            <Button disabled={busy} onClick={() => void move({ ask: 'advance', by: { hours: 1 } })}>
              {t('rehearse.hour')}
            </Button>
            {cases.length > 0 && <KeepAsScenario draft={draft} record={record} />}
          </>
        )}
      </Space>
      {!played && <Typography.Paragraph type="secondary">{t('rehearse.help')}</Typography.Paragraph>}
      {problem && <Alert type="warning" role="alert" title={problem} />}
      {played && (
        <Flex gap={16} align="flex-start">
          <div style={{ width: 400, flex: 'none' }}>
            <PlayForm played={played} tasks={tasks} parts={parts} required={source.required} busy={busy} move={move} />
          </div>
          <Flex vertical gap={12} style={{ flex: 1, minWidth: 0 }}>
            {cases.length > 1 && (
              <Segmented
                aria-label={t('rehearse.which')}
                value={shown?.id}
                onChange={look}
                options={cases.map(({ id, by, process }) => ({ value: id, label: `${by} · ${titleOfProcess(parts, process)}` }))}
              />
            )}
            <RehearsalDiagram key={shown?.process} played={shown} parts={parts} />
            {shown && <CaseStory played={shown} parts={parts} />}
          </Flex>
        </Flex>
      )}
    </Flex>
  );
}

function titleOfProcess({ manifest }: Package, process: string): string {
  return manifest.matters.find((matter) => matter.process === process)?.title ?? process;
}
