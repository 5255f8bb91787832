import type { Appointment } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { morePlaces } from '../app/navigation.js';
import { useSession } from '../data/session.js';
import { useAction } from '../data/use-action.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { ContactCard } from '../messages/ContactCard.js';
import { NoticesLink } from '../notices/NoticesLink.js';
import { deskOf } from '../show/roles.js';
import { PasswordCard } from '../sign-in/PasswordCard.js';
import { SubstitutionsCard } from '../substitutions/SubstitutionsCard.js';
import { Button } from '../ui/Button.js';
import { Card } from '../ui/Card.js';
import { FactList } from '../ui/FactList.js';
import { Icon, type IconName } from '../ui/Icon.js';
import { Page } from '../ui/Page.js';
import type { Words } from '../words/zh.js';

/** Who the service thinks one is. */
export function MePage() {
  const { t } = useTranslation();
  const { person, session, signOut } = useSession();
  const leave = useAction(() => signOut());
  if (!person) return null;

  return (
    <Page name="me" title={t('me.title')} narrow>
      <h1 className="visually-hidden">{t('me.title')}</h1>
      <Card>
        <div className="person">
          <span className="avatar avatar-large" aria-hidden="true">
            {person.name.slice(0, 1)}
          </span>
          <h2>{person.name}</h2>
        </div>
        <FactList
          facts={[
            { key: 'account', title: t('me.account'), value: person.account },
            ...(person.idNoMasked ? [{ key: 'id', title: t('me.idNo'), value: <span className="mono">{person.idNoMasked}</span> }] : []),
            ...(person.mobileMasked ? [{ key: 'mobile', title: t('me.mobile'), value: <span className="mono">{person.mobileMasked}</span> }] : []),
          ]}
        />
      </Card>
      <Appointments appointments={person.appointments} />
      <ContactCard />
      {session.mode === 'production' && <PasswordCard account={person.account} />}
      <NoticesLink />
      {deskOf(person) === 'staff' && <SubstitutionsCard />}
      <Links />
      <ActionFailure failure={leave.failure} />
      <Button look="secondary" wide busy={leave.busy} onClick={() => void leave.run()}>
        {t('me.signOut')}
      </Button>
    </Page>
  );
}

function Appointments({ appointments }: { appointments: readonly Appointment[] }) {
  const { t } = useTranslation();
  const roleName = (role: string) => (isRole(role) ? t(`me.role.${role}`) : role);

  return (
    <Card title={t('me.appointments')}>
      <ul className="line-list">
        {appointments.length === 0 && <li>{t('me.none')}</li>}
        {appointments.map(({ tenant, tenantName, department, departmentName, role }) => (
          <li key={`${tenant}-${department}-${role}`}>
            <strong>{roleName(role)}</strong>
            <p className="small soft">{departmentName ? `${tenantName} · ${departmentName}` : tenantName}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Links() {
  const { t } = useTranslation();
  const { person } = useSession();
  const desk = deskOf(person);

  return (
    <Card title={t('me.links')}>
      <ul className="line-list">
        {(desk === 'designer' || desk === 'administrator') && (
          <li>
            <a href="/designer/">
              <Icon name="pen" />
              <span>{t('nav.designer')}</span>
              <Icon name="chevron" />
            </a>
          </li>
        )}
        {morePlaces(person).map(({ to, icon, word }) => (
          <PageLink key={to} to={to} icon={icon} word={word} />
        ))}
        {desk !== 'applicant' && <PageLink to="/services" icon="home" word="services" />}
        <PageLink to="/verify" icon="shield" word="verify" />
      </ul>
    </Card>
  );
}

function PageLink({ to, icon, word }: { to: string; icon: IconName; word: keyof Words['nav'] }) {
  const { t } = useTranslation();
  return (
    <li>
      <Link to={to}>
        <Icon name={icon} />
        <span>{t(`nav.${word}`)}</span>
        <Icon name="chevron" />
      </Link>
    </li>
  );
}

function isRole(role: string): role is keyof Words['me']['role'] {
  return /^(applicant|clerk|designer|publisher|inspector|(department|system|security|audit)Administrator)$/.test(role);
}
