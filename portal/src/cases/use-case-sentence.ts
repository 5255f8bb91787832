import type { CaseDetail, OwnTask, Waiting } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { showDate } from '../show/dates.js';
import { showElapsed } from '../show/elapsed.js';
import { useLanguage } from '../words/use-language.js';

/** The state of a case in words: 已办结，用时 0.4 秒 · 正在由 档案室 办理“档案核查”，最迟 9月17日. */
export function useCaseSentence(entry: CaseDetail): { matter: string; status: string } {
  const { t } = useTranslation();
  const { language, pick } = useLanguage();
  const { session } = useSession();

  const ended = () => {
    if (entry.refusal) return t('case.refused');
    const outcome = pick(entry.outcomeName ?? t('case.completed'), t('case.completed'));
    return entry.elapsedMs === undefined ? outcome : t('case.doneIn', { outcome, elapsed: showElapsed(entry.elapsedMs, language) });
  };
  const waits = ({ kind, due, ...waiting }: Waiting) => {
    const [name, who] = [pick(waiting.name, waiting.nameEn), pick(waiting.who, waiting.whoEn)];
    const date = due && showDate(due.date, language, session.now);
    if (kind === 'person') return date ? t('case.personDue', { who, name, date }) : t('case.person', { who, name });
    if (kind === 'timer') return date ? t('case.timerDue', { name, date }) : t('case.timer', { name });

    return t(`case.${kind}`, { name });
  };

  return { matter: pick(entry.title, entry.titleEn), status: statusOf() };

  function statusOf(): string {
    if (entry.state === 'completed') return ended();
    if (entry.state === 'cancelled') return t('case.cancelled');
    const [own] = entry.ownTasks;
    if (own) return ownStatus(own);
    const first = entry.waiting.find(({ kind }) => kind === 'person' || kind === 'incident') ?? entry.waiting[0];

    return first ? waits(first) : t('case.working');
  }
  /** It is the reader's turn. */
  function ownStatus(own: OwnTask): string {
    const name = pick(own.name, own.nameEn);
    return own.dueDate ? t('supplement.ownDue', { name, date: showDate(own.dueDate, language, session.now) }) : t('supplement.own', { name });
  }
}
