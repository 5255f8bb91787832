import type { CaseParts } from '@onething/runtime-api/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showMoment } from '../show/dates.js';
import { Badge } from '../ui/Badge.js';
import { Card } from '../ui/Card.js';
import { Disclosure } from '../ui/Disclosure.js';
import { useLanguage } from '../words/use-language.js';

type Part = CaseParts['items'][number];

const filters = ['all', 'open', 'failed'] as const;

/** Many sub-matters of one case as one line with its progress; who wants it opens the list. */
export function PartsCard({ parts, isStaff }: { parts: readonly CaseParts[]; isStaff: boolean }) {
  const { pick } = useLanguage();

  return parts.map((one) => (
    <Card key={one.elementId} title={pick(one.name, one.nameEn)}>
      <Progress parts={one} />
      {one.items.length > 0 && <PartList items={one.items} isStaff={isStaff} />}
    </Card>
  ));
}

function Progress({ parts: { total, done, items } }: { parts: CaseParts }) {
  const { t } = useTranslation();
  const failed = items.filter(({ state }) => state === 'failed').length;
  const told = t('parts.progress', { total, done });

  return (
    <div className="row parts-progress">
      <progress max={total} value={done} aria-label={told} />
      <strong>{told}</strong>
      {failed > 0 && <Badge tone="danger">{t('parts.failed', { count: failed })}</Badge>}
    </div>
  );
}

function PartList({ items, isStaff }: { items: readonly Part[]; isStaff: boolean }) {
  const { t } = useTranslation();
  const [shown, show] = useState<(typeof filters)[number]>('all');
  const chosen = items.filter(({ state }) => shown === 'all' || state === shown);

  return (
    <Disclosure label={t('parts.open', { count: items.length })}>
      {isStaff && (
        <select
          className="input parts-filter"
          aria-label={t('parts.filter')}
          value={shown}
          onChange={({ target }) => show(filters.find((one) => one === target.value) ?? 'all')}
        >
          {filters.map((one) => (
            <option key={one} value={one}>
              {t(`parts.show.${one}`)}
            </option>
          ))}
        </select>
      )}
      {chosen.length === 0 && <p className="soft">{t('parts.none')}</p>}
      <ul className="parts-list">
        {chosen.map((part) => (
          <li key={part.turn}>
            <PartLine part={part} isStaff={isStaff} />
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function PartLine({ part: { turn, label, state, steps, since }, isStaff }: { part: Part; isStaff: boolean }) {
  const { t } = useTranslation();
  const { pick, language } = useLanguage();

  return (
    <>
      <div className="row-spread">
        <strong>{label ?? t('parts.item', { turn })}</strong>
        {isStaff && <Badge tone={state === 'failed' ? 'danger' : 'info'}>{t(`parts.state.${state}`)}</Badge>}
      </div>
      {steps.map(({ name, nameEn, who, whoEn }) => (
        <p key={`${name} ${who}`} className="small">
          {pick(name, nameEn)}
          {who && <span className="soft"> · {pick(who, whoEn)}</span>}
        </p>
      ))}
      {isStaff && <p className="small soft">{t('parts.since', { time: showMoment(since, language) })}</p>}
    </>
  );
}
