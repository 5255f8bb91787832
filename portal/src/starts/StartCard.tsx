import type { ScheduleEntry } from '@onething/runtime-api/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { showFullMoment } from '../show/dates.js';
import { Badge } from '../ui/Badge.js';
import { Button } from '../ui/Button.js';
import { Card } from '../ui/Card.js';
import { Disclosure } from '../ui/Disclosure.js';
import { FactList } from '../ui/FactList.js';
import { Notice } from '../ui/Notice.js';
import { useLanguage } from '../words/use-language.js';
import { SwitchSheet } from './SwitchSheet.js';

/** One start: when in words, next and last, the cases it opened, and the places below. */
export function StartCard({ entry, onChanged }: { entry: ScheduleEntry; onChanged: () => void }) {
  const { t } = useTranslation();
  const { pick, say, language } = useLanguage();
  const [isSwitching, setSwitching] = useState(false);
  const own = entry.places.find((place) => place.own);
  const below = entry.places.filter((place) => !place.own);
  const moment = (at: string | undefined) => (at ? showFullMoment(at, language) : t('starts.never'));

  return (
    <Card title={pick(entry.matterTitle, entry.matterTitleEn)} aside={own?.paused && <Badge tone="warn">{t('starts.paused')}</Badge>}>
      <div className="stack">
        <p className="soft">
          {pick(entry.packageTitle, entry.packageTitleEn)} · {entry.name}
        </p>
        <FactList
          facts={[
            { key: 'every', title: t('starts.every'), value: `${say(entry.times)} · ${t(`starts.restDay.${entry.restDay ?? 'keep'}`)}` },
            ...(own ? [{ key: 'next', title: t('starts.next'), value: own.paused ? t('starts.paused') : moment(own.dueAt) }] : []),
            ...(own ? [{ key: 'last', title: t('starts.last'), value: moment(own.lastAt) }] : []),
          ]}
        />
        {own?.paused && <Notice tone="warn">{t('starts.pausedBy', { name: own.paused.by, time: moment(own.paused.at), reason: own.paused.reason })}</Notice>}
        {own?.refusal && <Notice tone="danger">{t('starts.refused', { why: say(own.refusal) })}</Notice>}
        {entry.mayPause && (
          <div className="row">
            <Button look="secondary" onClick={() => setSwitching(true)}>
              {t(own?.paused ? 'starts.resume' : 'starts.pause')}
            </Button>
          </div>
        )}
        {own && <Opened entry={entry} count={own.opened} />}
        {below.length > 0 && <Below places={below} />}
      </div>
      {isSwitching && <SwitchSheet entry={entry} isPaused={own?.paused !== undefined} onClose={() => setSwitching(false)} onChanged={onChanged} />}
    </Card>
  );
}

function Opened({ entry: { cases }, count }: { entry: ScheduleEntry; count: number }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (cases.length === 0) return <p className="soft">{t('starts.noCases')}</p>;

  return (
    <Disclosure label={t('starts.cases', { count })}>
      <ul>
        {cases.map(({ id, number, openedAt }) => (
          <li key={number}>
            {id ? <Link to={`/cases/${id}`}>{number}</Link> : <span className="mono">{number}</span>} · {showFullMoment(openedAt, language)}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function Below({ places }: { places: ScheduleEntry['places'] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();

  return (
    <Disclosure label={`${t('starts.below')}（${places.length}）`}>
      <ul>
        {places.map(({ place, dueAt, opened, paused }) => (
          <li key={place}>
            {place} · {paused ? t('starts.paused') : `${t('starts.next')} ${showFullMoment(dueAt, language)}`} · {t('starts.cases', { count: opened })}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
