import type { MatterDetail } from '@onething/runtime-api/client';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useSession } from '../data/session.js';
import { useLoad } from '../data/use-load.js';
import { Show } from '../feedback/Show.js';
import { MaterialsCard } from '../matters/MaterialsCard.js';
import { MatterHead } from '../matters/MatterHead.js';
import { showBasis } from '../show/basis.js';
import { Card } from '../ui/Card.js';
import { Page } from '../ui/Page.js';
import { englishMatter } from '../words/english-matter.js';
import { useLanguage } from '../words/use-language.js';

/** Everything to know before one begins. */
export function MatterPage() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { region } = useSession();
  const { package: packageId, matter: matterId } = useParams();
  const id = `${packageId}/${matterId}`;
  const code = region?.code ?? '';
  const loaded = useLoad(`matter:${id}:${code}`, (client) => client.matter(id, code));
  // The form is the heaviest part of the portal: it comes while people read.
  useEffect(() => {
    void import('./ApplyPage.js').catch(() => {});
  }, []);
  const title = loaded.state === 'ready' ? loaded.value.title : t('nav.services');

  return (
    <Page name="matter" title={title}>
      <Show of={loaded} heading="h1">
        {(matter) => <Matter matter={language === 'en' ? englishMatter(matter) : matter} />}
      </Show>
    </Page>
  );
}

function Matter({ matter }: { matter: MatterDetail }) {
  const { t } = useTranslation();
  const { language } = useLanguage();

  return (
    <div className="stack">
      <MatterHead matter={matter} />
      <div className="columns">
        <div className="stack">
          {matter.conditions.length > 0 && (
            <Card title={t('matter.conditions')}>
              <ul className="bullets">
                {matter.conditions.map((condition) => (
                  <li key={condition}>{condition}</li>
                ))}
              </ul>
            </Card>
          )}
          <MaterialsCard materials={matter.materials} />
        </div>
        <div className="stack">
          <Card title={t('matter.basis')}>
            <ul className="bullets">
              {matter.legalBasis.map((basis) => (
                <li key={`${basis.law}-${basis.article}`}>
                  {showBasis(basis, language)}
                  {basis.text && <p className="small soft">{basis.text}</p>}
                </li>
              ))}
            </ul>
            <p className="small soft version">{t('matter.version', { version: matter.version })}</p>
          </Card>
        </div>
      </div>
    </div>
  );
}
