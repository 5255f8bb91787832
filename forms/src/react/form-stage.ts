import { createContext, useContext } from 'react';
import type { FormDefinition, Schema } from '../definition.js';
import type { FormViewProps, Language, PrefilledValue, UploadedFile } from './form-view-props.js';
import type { ViewTexts } from './view-texts.js';

/** What the fields of one form on the screen share. */
export interface FormStage {
  readonly definition: FormDefinition;
  readonly texts: ViewTexts;
  readonly language: Language;
  readonly readOnly: boolean;
  /** What is missing, by field. */
  readonly notes: Readonly<Record<string, string>>;
  readonly prefilled: Readonly<Record<string, PrefilledValue>>;
  readonly options: NonNullable<FormViewProps['options']>;
  readonly files: Readonly<Record<string, UploadedFile>>;
  readonly fileUrl: FormViewProps['fileUrl'];
  readonly uploadFile: FormViewProps['uploadFile'];
  /** Remembers the name of a file that has just been stored. */
  keepFile(file: UploadedFile): void;
}

export const FormStageContext = createContext<FormStage | undefined>(undefined);

/** The form that a template or widget stands in. */
export function useFormStage(): FormStage {
  const stage = useContext(FormStageContext);
  if (!stage) throw new Error('A form field stands outside of its form.');

  return stage;
}

/** What `view-schema.ts` tells each field about itself. */
export interface FieldOptions {
  readonly name: string;
  readonly answer: Schema;
  readonly help?: string;
  readonly suggestions?: readonly { readonly value: string | number; readonly label: string }[];
  readonly accept?: readonly string[];
  readonly maxBytes?: number;
}
