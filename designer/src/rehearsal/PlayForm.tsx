import '@onething/forms/react/portal.css';
import { translateForm } from '@onething/forms';
import { FormView, type PrefilledValue } from '@onething/forms/react';
import { findForm, type Package } from '@onething/processes/modelling';
import type { Facts } from '@onething/rules';
import { Button, Empty, Select, Space } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { titleIn } from '../parts/title-in.js';
import type { Played, Question } from '../worker/protocol.js';
import type { PlayableTask } from './open-work.js';
import { sampleAnswers } from './sample-answers.js';

interface PlayFormProps {
  readonly played: Played;
  readonly tasks: readonly PlayableTask[];
  readonly parts: Package;
  readonly required: readonly Package[];
  readonly busy: boolean;
  readonly move: (question: Extract<Question, { ask: 'open' | 'complete' }>) => Promise<boolean>;
}

/** What one of the people does next: apply, or one of the open tasks, with the very form that they will have. */
export function PlayForm({ played, tasks, parts, required, busy, move }: PlayFormProps) {
  const { t, i18n } = useTranslation();
  const acts = useMemo(() => actsOf(parts, required, tasks, t('rehearse.apply'), i18n.language), [parts, required, tasks, t, i18n.language]);
  const [chosen, choose] = useState(0);
  const [who, setWho] = useState<string>();
  const [typed, type] = useState<Facts>();
  const top = useRef<HTMLDivElement>(null);
  const [done, setDone] = useState<readonly Done[]>([]);
  // The work that has just come up is what people want to do next.
  useEffect(() => choose(tasks.length > 0 ? acts.length - tasks.length : 0), [acts.length, tasks.length]);
  useEffect(() => setDone((last) => (played.cases.length === 0 ? [] : last)), [played.cases.length]);
  const act = acts[chosen];
  const people = act?.people ?? Object.keys(played.world.people);
  // In a vote the next one is somebody who has not voted yet.
  const fresh = people.filter((name) => !done.some(({ by, task }) => by === name && task === act?.task?.element));
  const person = who !== undefined && fresh.includes(who) ? who : (fresh[0] ?? people[0]);
  if (!act || person === undefined) return <Empty description={t('none')} />;

  const submit = async (data: Facts) => {
    const known = played.world.people[person];
    if (!known) return;
    const by = { ...known, id: person };
    const moved = act.task
      ? move({ ask: 'complete', caseId: act.task.caseId, task: act.task.element, by, data })
      : move({ ask: 'open', matter: act.matter, by, data });
    if (!(await moved)) return;
    type(undefined);
    top.current?.scrollIntoView({ block: 'end' });
    setDone([...done, { by: person, task: act.task?.element }]);
  };
  const known = played.prefilled[act.matter]?.[person] ?? {};
  const values = typed ?? known;

  return (
    <>
      <div ref={top} />
      <Space wrap style={{ marginBottom: 8 }}>
        <Select
          aria-label={t('rehearse.who')}
          style={{ width: 130 }}
          value={person}
          onChange={(next) => {
            setWho(next);
            type(undefined);
          }}
          options={people.map((name) => ({ value: name, label: played.world.people[name]?.name ?? name }))}
        />
        <Select
          aria-label={t('rehearse.does')}
          style={{ width: 240 }}
          value={chosen}
          onChange={(next) => {
            choose(next);
            type(undefined);
          }}
          options={acts.map(({ title }, index) => ({ value: index, label: title }))}
        />
        <Button onClick={() => type({ ...known, ...sampleAnswers(played.world, act, person) })}>{t('rehearse.sample')}</Button>
      </Space>
      {act.form ? (
        <div className="ot-phone">
          <FormView
            key={`${chosen} ${done.length} ${person}`}
            definition={inLanguage(act.form, parts, i18n.language)}
            values={values}
            prefilled={prefilledOf(act, known)}
            facts={act.task ? played.cases.find(({ id }) => id === act.task?.caseId)?.seen.variables : undefined}
            language={i18n.language === 'en' ? 'en' : 'zh'}
            theme="portal"
            today={played.now.slice(0, 10)}
            busy={busy}
            onChange={type}
            onSubmit={(data) => void submit(data)}
          />
        </div>
      ) : (
        <Button type="primary" onClick={() => void submit({})}>
          {t('rehearse.done')}
        </Button>
      )}
    </>
  );
}

/** A form with the English texts that the package has for it. */
function inLanguage(form: NonNullable<Act['form']>, { texts }: Package, language: string): NonNullable<Act['form']> {
  return language === 'en' ? translateForm(form, texts, `/forms/${form.id}.json`) : form;
}

function prefilledOf({ form }: Act, values: Facts): Readonly<Record<string, PrefilledValue>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, source: '', readOnly: form?.fields?.[name]?.readOnly ?? false }]));
}

/** Who has done what so far; an application has no task. */
interface Done {
  readonly by: string;
  readonly task?: string;
}

/** Something that can be done now. */
export interface Act {
  readonly title: string;
  readonly matter: string;
  readonly task?: PlayableTask;
  readonly form?: PlayableTask['form'];
  readonly people?: readonly string[];
}

function actsOf(parts: Package, required: readonly Package[], tasks: readonly PlayableTask[], apply: string, language: string): readonly Act[] {
  const matters = parts.manifest.matters.map(({ id, title, process, form }, at) => ({
    title: `${apply} ${titleIn(parts, language, `/manifest.json/matters/${at}/title`, title)}`,
    matter: id,
    form: findForm({ package: parts, required }, process, form),
  }));
  return [...matters, ...tasks.map((task) => ({ title: task.title, matter: '', task, form: task.form, people: task.people }))];
}
