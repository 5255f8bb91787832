import type { AdministrativeLevel } from '@onething/processes';
import { ApiError } from '@onething/runtime-api/client';
import { Alert, Button, Input, Segmented, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { firstPackage } from '../beginnings/first-package.js';
import { client } from '../client.js';
import { PanelField } from '../panel/PanelField.js';
import { useLoaded } from '../use-loaded.js';
import { type Beginning, EmptyBeginning } from './EmptyBeginning.js';
import { freePackageId, mayBePackageId } from './free-package-id.js';

const levels: readonly AdministrativeLevel[] = ['province', 'city', 'county', 'school'];

/** A service that is not there yet: what it is called, who handles it, and what it begins with. */
export function NewPackagePage() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const known = useLoaded('packages and drafts', async () => {
    const [session, packages, drafts] = await Promise.all([client.session(), client.packages(), client.packageDrafts()]);
    return {
      tenant: session.tenant ?? '',
      packages: packages.items,
      taken: [...packages.items.map(({ id }) => id), ...drafts.items.map((one) => one.package)],
    };
  });
  const [title, setTitle] = useState('');
  const [typedId, typeId] = useState<string>();
  const [level, setLevel] = useState<AdministrativeLevel>('county');
  const [from, setFrom] = useState<string>();
  const [beginning, begin] = useState<Beginning>({ audience: 'applicant', reviewer: t('newPackage.reviewerName') });
  const [problem, setProblem] = useState<{ message: string; lines: readonly string[] }>();
  const [busy, setBusy] = useState(false);

  const { tenant, packages, taken } = known.status === 'ready' ? known.value : { tenant: '', packages: [], taken: [] };
  const id = typedId ?? freePackageId(title, tenant, taken);
  const isReady = title.trim() !== '' && mayBePackageId(id) && beginning.reviewer.trim() !== '';
  const create = async () => {
    setBusy(true);
    setProblem(undefined);
    const { matter = title, audience, reviewer } = beginning;
    const wanted = { id, title: title.trim(), level, matter: { title: matter.trim() || title.trim(), audience }, reviewer: reviewer.trim() };
    const files = Object.entries(firstPackage(wanted)).flatMap(([path, text]) => (text === undefined ? [] : [{ path, text }]));
    try {
      const draft = await client.createPackage({ package: id, title: title.trim(), level, ...(from ? { from } : { files }) });
      navigate(`/drafts/${draft.id}`);
    } catch (error) {
      const lines = error instanceof ApiError ? error.problems.slice(0, 8).map(({ place, message }) => `${place} ${message}`) : [];
      setProblem({ message: error instanceof Error ? error.message : String(error), lines });
      setBusy(false);
    }
  };

  return (
    <main data-page="new-package" style={{ maxWidth: 720, background: '#fff', borderRadius: 8, padding: 24 }}>
      <Link to="/">{t('back')}</Link>
      <Typography.Title level={1} style={{ fontSize: 22, marginTop: 8 }}>
        {t('newPackage.title')}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{t('newPackage.help')}</Typography.Paragraph>
      <PanelField label={t('newPackage.name')} htmlFor="package-title">
        <Input id="package-title" maxLength={100} value={title} onChange={(event) => setTitle(event.target.value)} />
      </PanelField>
      <PanelField label={t('newPackage.from')} htmlFor="package-from" help={t(from ? 'newPackage.likeHelp' : 'newPackage.emptyHelp')}>
        <Select
          id="package-from"
          value={from ?? ''}
          onChange={(one: string) => setFrom(one || undefined)}
          options={[
            { value: '', label: t('newPackage.empty') },
            ...packages
              .filter(({ kind }) => kind === 'service')
              .map((one) => ({ value: one.id, label: t('newPackage.like', { title: i18n.language === 'en' ? (one.titleEn ?? one.title) : one.title }) })),
          ]}
        />
      </PanelField>
      <fieldset className="ot-plain">
        <legend>{t('newPackage.level')}</legend>
        <Segmented<AdministrativeLevel>
          aria-label={t('newPackage.level')}
          value={level}
          onChange={setLevel}
          options={levels.map((value) => ({ value, label: t(`levels.${value}`) }))}
        />
      </fieldset>
      {!from && <EmptyBeginning title={title} beginning={beginning} onChange={(change) => begin({ ...beginning, ...change })} />}
      <PanelField label={t('newPackage.id')} htmlFor="package-id" help={t(mayBePackageId(id) ? 'newPackage.idHelp' : 'newPackage.idWrong')}>
        <Input id="package-id" maxLength={63} status={mayBePackageId(id) ? '' : 'error'} value={id} onChange={(event) => typeId(event.target.value)} />
      </PanelField>
      {problem && (
        <Alert
          type="error"
          role="alert"
          style={{ marginBottom: 12 }}
          title={problem.message}
          description={problem.lines.map((line) => <div key={line}>{line}</div>)}
        />
      )}
      <Button type="primary" disabled={!isReady || known.status !== 'ready'} loading={busy} onClick={() => void create()}>
        {t('newPackage.create')}
      </Button>
    </main>
  );
}
