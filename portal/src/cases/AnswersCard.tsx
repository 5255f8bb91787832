import { useTranslation } from 'react-i18next';
import { useClient } from '../data/client.js';
import { useForm } from '../forms/use-form.js';
import { type AnswerValue, submittedAnswers } from '../show/submitted.js';
import { Card } from '../ui/Card.js';
import { FactList } from '../ui/FactList.js';

interface Shown {
  readonly title: string;
  readonly form: unknown;
  readonly values: Readonly<Record<string, unknown>>;
  readonly texts?: Readonly<Record<string, string>>;
  readonly note?: string;
}

const noTexts = {};

/** A submission read back in the words of its form. */
export function AnswersCard({ title, form, values, texts = noTexts, note }: Shown) {
  const definition = useForm(form, texts);
  const answers = definition ? submittedAnswers(definition, values) : [];
  if (answers.length === 0) return null;

  return (
    <Card title={title} aside={note && <span className="small soft">{note}</span>}>
      <FactList facts={answers.map((answer) => ({ key: answer.name, title: answer.title, value: <AnswerText value={answer.value} /> }))} />
    </Card>
  );
}

function AnswerText({ value }: { value: AnswerValue }) {
  const { t } = useTranslation();
  const client = useClient();
  if (value.kind === 'text') return value.text;
  if (value.kind !== 'file') return t(`value.${value.kind}`);

  return (
    <a href={client.fileUrl(value.id)} target="_blank" rel="noreferrer">
      {t('value.file')}
    </a>
  );
}
