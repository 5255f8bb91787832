import { useTranslation } from 'react-i18next';
import type { SyncState } from '../data/draft-sync.js';
import { showTime } from '../show/dates.js';
import { Icon } from '../ui/Icon.js';
import { useLanguage } from '../words/use-language.js';

/** Whether what was typed is safe. */
export function SavedMark({ state, savedAt }: { state: SyncState; savedAt: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const words: Readonly<Record<SyncState, string>> = {
    idle: t('apply.saved', { time: showTime(savedAt, language) }),
    saved: t('apply.saved', { time: showTime(savedAt, language) }),
    unsaved: t('apply.unsaved'),
    saving: t('apply.saving'),
    offline: t('apply.offline'),
    'signed-out': t('apply.notSaved'),
    failed: t('apply.notSaved'),
  };
  const isSafe = state === 'saved' || state === 'idle';

  return (
    <span className="saved-mark small" data-state={state} role="status">
      <Icon name={isSafe ? 'check' : state === 'offline' || state === 'failed' ? 'alert' : 'cloud'} />
      {words[state]}
    </span>
  );
}
