import type { FormDefinition } from '@onething/forms';
import { FormView, type FormViewProps } from '@onething/forms/react';
import { useClient } from '../data/client.js';
import { useSession } from '../data/session.js';
import { civilDay } from '../show/dates.js';
import { useLanguage } from '../words/use-language.js';
import '@onething/forms/react/portal.css';

type Given = Pick<
  FormViewProps,
  'values' | 'facts' | 'prefilled' | 'notes' | 'options' | 'problems' | 'busy' | 'submitLabel' | 'actions' | 'onChange' | 'onSubmit'
> & {
  /** Already in the language spoken. */
  readonly definition: FormDefinition;
};

/** A form of a package inside the portal: its language, its day, its uploads. */
export function ServiceForm(given: Given) {
  const client = useClient();
  const { language } = useLanguage();
  const { session } = useSession();

  return (
    <FormView
      {...given}
      theme="portal"
      language={language}
      today={civilDay(session.now)}
      uploadFile={(file, progress) => client.uploadFile(file, file.name, progress)}
      fileUrl={(id) => client.fileUrl(id)}
    />
  );
}
