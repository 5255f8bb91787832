import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ApplyForm } from '../apply/ApplyForm.js';
import { useLoad } from '../data/use-load.js';
import { Show } from '../feedback/Show.js';
import { readForm } from '../show/form-definition.js';
import { ButtonLink } from '../ui/Button.js';
import { EmptyState } from '../ui/EmptyState.js';
import { Page } from '../ui/Page.js';

/** Filling in an application: begun here or on another device. */
export function ApplyPage() {
  const { t } = useTranslation();
  const { draft: id = '' } = useParams();
  const draft = useLoad(`draft:${id}`, (client) => client.draft(id));
  const title = draft.state === 'ready' ? (readForm(draft.value.form)?.title ?? '') : t('apply.opening');
  const isGone = draft.state === 'failed' && draft.failure.kind === 'not-found';

  return (
    <Page name="apply" title={title} narrow>
      {isGone ? (
        <Gone />
      ) : (
        <Show of={draft} heading="h1">
          {(opened) => <ApplyForm key={opened.id} opened={opened} />}
        </Show>
      )}
    </Page>
  );
}

/** Submitted already, perhaps by a click whose answer was lost, or discarded. */
function Gone() {
  const { t } = useTranslation();
  return (
    <EmptyState icon="document" heading="h1" title={t('apply.gone')} text={t('apply.goneText')}>
      <ButtonLink to="/cases">{t('cases.title')}</ButtonLink>
    </EmptyState>
  );
}
