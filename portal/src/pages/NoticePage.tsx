import type { NoticeDetail } from '@onething/runtime-api/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { useSession } from '../data/session.js';
import { useLoad } from '../data/use-load.js';
import { Show } from '../feedback/Show.js';
import { NoIndex } from '../notices/NoIndex.js';
import { type NoticeEntry, NoticeList } from '../notices/NoticeList.js';
import { ObjectionSheet } from '../notices/ObjectionSheet.js';
import { showDate } from '../show/dates.js';
import { Badge } from '../ui/Badge.js';
import { ButtonLink } from '../ui/Button.js';
import { Card } from '../ui/Card.js';
import { EmptyState } from '../ui/EmptyState.js';
import { FactList } from '../ui/FactList.js';
import { Icon } from '../ui/Icon.js';
import { Notice } from '../ui/Notice.js';
import { Page } from '../ui/Page.js';
import { useLanguage } from '../words/use-language.js';

/** One notice: what, by whom, until when, the masked list, and the way to object. */
export function NoticePage() {
  const { t } = useTranslation();
  const { region = '', id = '' } = useParams();
  const { person } = useSession();
  const loaded = useLoad(`notice:${region}:${id}:${person?.id ?? ''}`, (client) => client.notice(region, id));

  return (
    <Page name="notice" title={t('notices.title')}>
      <NoIndex />
      <Link to="/notices" className="back-link">
        <Icon name="back" />
        {t('notices.title')}
      </Link>
      {loaded.state === 'failed' && loaded.failure.kind === 'not-found' ? (
        <NoSuchNotice />
      ) : (
        <Show of={loaded} heading="h1">
          {(notice) => <Shown notice={notice} />}
        </Show>
      )}
    </Page>
  );
}

function Shown({ notice }: { notice: NoticeDetail }) {
  const { person } = useSession();
  const [entry, setEntry] = useState<NoticeEntry>();

  return (
    <>
      <Head notice={notice} />
      {!person && <SignInToObject />}
      <NoticeList entries={notice.entries} onObject={person && setEntry} />
      {entry && <ObjectionSheet notice={notice} entry={entry} onClose={() => setEntry(undefined)} />}
    </>
  );
}

function Head({ notice }: { notice: NoticeDetail }) {
  const { t } = useTranslation();
  const { language, pick } = useLanguage();
  const { session, regions } = useSession();
  const publisher = regions.find(({ code }) => code === notice.region);
  const [from, to] = [showDate(notice.from, language, session.now), showDate(notice.to, language, session.now)];

  return (
    <Card>
      <div className="stack">
        <div className="row-spread">
          <h1>{pick(notice.title, notice.titleEn)}</h1>
          <Badge tone={notice.audience === 'public' ? 'info' : 'plain'}>{t(`notices.audience.${notice.audience}`)}</Badge>
        </div>
        <FactList
          facts={[
            { key: 'publisher', title: t('notices.publisher'), value: pick(notice.publisher, publisher?.nameEn) },
            { key: 'period', title: t('notices.period'), value: t('notices.fromTo', { from, to }) },
          ]}
        />
        <p className="soft">{t('notices.masked')}</p>
      </div>
    </Card>
  );
}

/** The same whether it never was, is over, or is for others. */
function NoSuchNotice() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { person } = useSession();
  return (
    <EmptyState icon="question" heading="h1" title={t('notices.notFound')} text={t('notices.notFoundText')}>
      {person ? (
        <ButtonLink to="/notices">{t('notices.all')}</ButtonLink>
      ) : (
        <ButtonLink to={`/sign-in?to=${encodeURIComponent(pathname)}`}>{t('header.signIn')}</ButtonLink>
      )}
    </EmptyState>
  );
}

function SignInToObject() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <Notice>
      {t('notices.signInToObject')} <Link to={`/sign-in?to=${encodeURIComponent(pathname)}`}>{t('header.signIn')}</Link>
    </Notice>
  );
}
