import { useCallback } from 'react';
import type { OpenDraft } from './use-draft.js';
import { useJsonFile } from './use-json-file.js';

type Texts = Readonly<Record<string, string>>;

const path = 'i18n/en.json';

/** The English texts of the package by their pointers: `/forms/apply.json/title`. An empty text is taken away. */
export function useEnglish(draft: OpenDraft): [Texts, (pointer: string, text: string) => void] {
  const [texts = {}, save] = useJsonFile<Texts>(draft, path);
  const put = useCallback(
    (pointer: string, text: string) => {
      const { [pointer]: _, ...others } = texts;
      save(text === '' ? others : { ...texts, [pointer]: text });
    },
    [texts, save],
  );
  return [texts, put];
}
