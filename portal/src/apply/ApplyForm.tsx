import type { Facts } from '@onething/rules';
import type { CaseOpened, Draft } from '@onething/runtime-api/client';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { isUndecided } from '../data/failure.js';
import { useSession } from '../data/session.js';
import { useCommand } from '../data/use-command.js';
import { useDraft } from '../data/use-draft.js';
import { ActionFailure } from '../feedback/ActionFailure.js';
import { SignedOut } from '../feedback/SignedOut.js';
import { ServiceForm } from '../forms/ServiceForm.js';
import { useForm } from '../forms/use-form.js';
import { useProblems } from '../forms/use-problems.js';
import { readFacts } from '../show/facts.js';
import { Notice } from '../ui/Notice.js';
import { useLanguage } from '../words/use-language.js';
import { ChangedElsewhere } from './ChangedElsewhere.js';
import { DiscardDraft } from './DiscardDraft.js';
import { SavedMark } from './SavedMark.js';

/** The form of a matter, kept as it is typed and submitted once. */
export function ApplyForm({ opened }: { opened: Draft }) {
  const { t } = useTranslation();
  const { pick } = useLanguage();
  const { regions } = useSession();
  const go = useNavigate();
  const draft = useDraft(opened);
  const form = useForm(opened.form, opened.texts);
  const born = useRef<CaseOpened>(undefined);
  const submission = useCommand(`open:${opened.id}`, async (client, key, answers: Facts) => {
    born.current = await client.openCase({ draft: opened.id, values: { ...answers } }, key);
  });
  const problems = useProblems(submission.failure);
  const values = useMemo(() => readFacts(draft.values), [draft.values]);
  if (!form) return <Notice tone="danger">{t('failure.server')}</Notice>;
  if (draft.state === 'signed-out') return <SignedOut />;

  const submit = async (answers: Facts) => {
    await draft.flush();
    draft.forget();
    if ((await submission.run(answers)) && born.current) await go(`/cases/${born.current.id}`, { replace: true });
  };
  const region = regions.find(({ code }) => code === opened.region);
  const { failure } = submission;

  return (
    <>
      <header className="apply-head">
        <h1>{form.title}</h1>
        <div className="row-spread">
          {region && <span className="soft small">{t('apply.region', { name: pick(region.name, region.nameEn) })}</span>}
          <SavedMark state={draft.state} savedAt={draft.draft.savedAt} />
        </div>
      </header>
      <ChangedElsewhere form={form} fields={draft.changedElsewhere} />
      <ServiceForm
        definition={form}
        values={values}
        prefilled={opened.prefilled}
        problems={problems}
        busy={submission.busy}
        submitLabel={form.submitLabel ?? t('apply.submit')}
        actions={<DiscardDraft id={opened.id} onDiscarded={draft.forget} />}
        onChange={(typed) => draft.change({ ...typed })}
        onSubmit={(answers) => void submit(answers)}
      />
      {submission.busy && <Notice>{t('apply.submitting')}</Notice>}
      {problems.length === 0 && <ActionFailure failure={failure} sentence={failure && isUndecided(failure) ? t('apply.lost') : undefined} />}
    </>
  );
}
