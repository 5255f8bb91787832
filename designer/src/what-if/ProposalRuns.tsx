import { formatYuan } from '@onething/forms';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../client.js';
import { useLoaded } from '../use-loaded.js';

/** Trials on people for whoever decides about a proposal, and whether exactly what is proposed was tried. */
export function ProposalRuns({ proposal }: { proposal: string }) {
  const { t } = useTranslation();
  const loaded = useLoaded(`runs ${proposal}`, () => client.proposalRuns(proposal));
  if (loaded.status !== 'ready' || loaded.value.items.length === 0) return null;
  const told = (value: number | 'suppressed' | undefined) => (value === 'suppressed' || value === undefined ? t('whatIf.suppressed') : String(value));
  const money = (value: number | 'suppressed' | undefined) => (typeof value === 'number' ? formatYuan(value) : '—');

  return (
    <section className="ot-card" aria-label={t('whatIf.runs')}>
      <h2 className="ot-small-title">{t('whatIf.runs')}</h2>
      <ul style={{ paddingInlineStart: 18, marginBottom: 0 }}>
        {loaded.value.items.map(({ id, note, by, at, matches, rows }) => {
          const [all] = rows;
          return (
            <li key={id}>
              <Tag color={matches ? 'green' : 'gold'}>{t(matches ? 'whatIf.matches' : 'whatIf.differs')}</Tag>
              {note} · {by} · {at.slice(0, 16).replace('T', ' ')}：
              {t('whatIf.ways', {
                ...{ people: told(all?.people), winners: told(all?.winners), losers: told(all?.losers) },
                ...{ before: money(all?.costBefore), after: money(all?.costAfter) },
              })}{' '}
              <a href={client.memoUrl(id)} style={{ textDecoration: 'underline' }}>
                {t('whatIf.memo')}
              </a>{' '}
              <a href={client.memoUrl(id, 'docx')} style={{ textDecoration: 'underline' }}>
                {t('whatIf.memoWord')}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
