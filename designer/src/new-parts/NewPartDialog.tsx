import type { Manifest, Package } from '@onething/processes';
import { Input, Modal } from 'antd';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { jsonText } from '../beginnings/beginning.js';
import { freeId, mayBeId } from '../beginnings/free-id.js';
import { newPart, type PartGroup, type WantedPart } from '../beginnings/new-part.js';
import type { OpenDraft } from '../draft/use-draft.js';
import { PanelField } from '../panel/PanelField.js';
import { knownFacts } from './known-facts.js';
import { PartQuestions } from './PartQuestions.js';

interface NewPartDialogProps {
  readonly group: PartGroup;
  readonly draft: OpenDraft;
  readonly parts: Package;
  readonly close: () => void;
}

/** Asks what a new part is called and what it begins with; the id is made, and can be changed until the part is there. */
export function NewPartDialog({ group, draft: { session, view, source }, parts, close }: NewPartDialogProps) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const first = useRef<HTMLFormElement>(null);
  const [title, setTitle] = useState('');
  const [titleEn, setTitleEn] = useState('');
  const [typedId, typeId] = useState<string>();
  const [answers, setAnswers] = useState<Partial<WantedPart>>({});
  const facts = useMemo(() => knownFacts(parts, source.required, i18n.language === 'en'), [parts, source.required, i18n.language]);
  const id = typedId ?? freeId(parts, group, title);
  const isReady = title.trim() !== '' && mayBeId(parts, group, id) && (group !== 'parameters' || (answers.law ?? '').trim() !== '');

  const create = () => {
    if (!isReady) return;
    const manifest: Manifest = JSON.parse(view.files['manifest.json']?.text ?? '{}');
    const fact = facts[0] ? { fact: facts[0] } : {};
    const wanted: WantedPart = { ...fact, ...withRole(manifest), ...answers, id, title: title.trim(), ...(titleEn.trim() ? { titleEn: titleEn.trim() } : {}) };
    const changes = newPart(group, wanted, { parts, manifest, today: new Date().toISOString().slice(0, 10) });
    session.editAll({ ...changes, ...englishTexts(group, wanted, view.files['i18n/en.json']?.text) });
    close();
    navigate(`/drafts/${session.draft.id}/${group === 'parameters' ? group : `${group}/${id}`}`);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create();
  };

  return (
    <Modal
      open
      title={t(`newPart.add.${group}`)}
      okText={t('newPart.create')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isReady }}
      onOk={create}
      onCancel={close}
      afterOpenChange={(open) => open && first.current?.querySelector('input')?.focus()}
    >
      <form ref={first} onSubmit={submit}>
        <p>{t(`newPart.use.${group}`)}</p>
        <PanelField label={t('newPart.title')} htmlFor="new-part-title">
          <Input id="new-part-title" maxLength={100} value={title} onChange={(event) => setTitle(event.target.value)} />
        </PanelField>
        {hasEnglish(group) && (
          <PanelField label={t('newPart.titleEn')} htmlFor="new-part-title-en">
            <Input id="new-part-title-en" maxLength={200} value={titleEn} onChange={(event) => setTitleEn(event.target.value)} />
          </PanelField>
        )}
        <PartQuestions group={group} parts={parts} facts={facts} answers={answers} onChange={(change) => setAnswers({ ...answers, ...change })} />
        <PanelField label={t('newPart.id')} htmlFor="new-part-id" help={t(mayBeId(parts, group, id) ? 'newPart.idHelp' : 'newPart.idWrong')}>
          <Input
            id="new-part-id"
            maxLength={63}
            status={mayBeId(parts, group, id) ? '' : 'error'}
            value={id}
            onChange={(event) => typeId(event.target.value)}
          />
        </PanelField>
        <button type="submit" hidden />
      </form>
    </Modal>
  );
}

function hasEnglish(group: PartGroup): boolean {
  return group !== 'scenarios';
}

function withRole({ ports }: Manifest): Partial<WantedPart> {
  const [role] = ports.roles;
  return role ? { role: role.id } : {};
}

/** A form has its English name among the texts; the other parts carry it themselves. */
function englishTexts(group: PartGroup, { id, titleEn }: WantedPart, texts: string | undefined): Readonly<Record<string, string>> {
  if (group !== 'forms' || !titleEn) return {};
  return { 'i18n/en.json': jsonText({ ...JSON.parse(texts ?? '{}'), [`/forms/${id}.json/title`]: titleEn }) };
}
