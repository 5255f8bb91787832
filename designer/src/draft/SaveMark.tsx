import type { Package } from '@onething/processes';
import { Alert, Button, Space, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { titleOfFile } from '../checks/problem-line.js';
import type { SaveState } from './draft-files.js';
import type { DraftSession } from './draft-session.js';

const colours = { saved: 'green', saving: 'blue', offline: 'orange', conflict: 'red', refused: 'red' } as const;

/** Whether the work is safe, said all the time. */
export function SaveMark({ state }: { state: SaveState }) {
  const { t } = useTranslation();

  return (
    <span role="status">
      <Tag color={colours[state.is]}>{t(`save.${state.is}`)}</Tag>
    </span>
  );
}

/** Somebody else was faster, or the server refuses: what happened, and the choice. */
export function SaveTrouble({ state, session, parts }: { state: SaveState; session: DraftSession; parts?: Package }) {
  const { t } = useTranslation();
  if (state.is === 'refused') return <Alert type="error" showIcon role="alert" title={state.message} />;
  if (state.is !== 'conflict') return null;

  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={state.message.replace(state.path, titleOfFile(parts, state.path) ?? state.path)}
      action={
        <Space>
          <Button size="small" onClick={() => void session.resolve(state.path, 'theirs')}>
            {t('save.theirs')}
          </Button>
          <Button size="small" onClick={() => void session.resolve(state.path, 'mine')}>
            {t('save.mine')}
          </Button>
        </Space>
      }
    />
  );
}
