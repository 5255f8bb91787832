import type { Facts, Message } from '@onething/rules';
import type { ReactNode } from 'react';
import type { FormDefinition } from '../definition.js';

export type Language = 'zh' | 'en';

/** A form on the screen. Controlled: `values` in, `onChange` out; the checks are those of the server. */
export interface FormViewProps {
  /** Already in the reader's language (`translateForm`). */
  readonly definition: FormDefinition;
  /** What has been typed so far, also into fields that are hidden now. */
  readonly values: Facts;
  /** What the sign-in and the registries gave, with its source. */
  readonly prefilled?: Readonly<Record<string, PrefilledValue>>;
  /** What the office says is missing, by field (补正). */
  readonly notes?: Readonly<Record<string, string>>;
  readonly language?: Language;
  /** `portal` for applicants (default); `staff` loads the antd theme when it is first shown. */
  readonly theme?: 'portal' | 'staff';
  /** Shows every answer as text. */
  readonly readOnly?: boolean;
  /** A submission is on its way. */
  readonly busy?: boolean;
  /** What the server refused; each is shown until its field is changed. */
  readonly problems?: readonly ShownProblem[];
  /** What conditions may read besides the form. */
  readonly facts?: Facts;
  /** The service's civil day; the device's where it is not given. */
  readonly today?: string;
  readonly uploadFile?: UploadFile;
  /** Names of the files that the values refer to, by id. */
  readonly files?: Readonly<Record<string, UploadedFile>>;
  readonly fileUrl?: (id: string) => string;
  /** Options that the form file does not hold, by field: the schools of the region. */
  readonly options?: Readonly<Record<string, readonly FieldOption[]>>;
  readonly submitLabel?: string;
  /** Stands beside the submit button. */
  readonly actions?: ReactNode;
  /** All values, and the names of the fields that have just changed. */
  readonly onChange?: (values: Facts, changed: readonly string[]) => void;
  /** Called with valid values only: visible fields in canonical form, read-only ones left out. */
  readonly onSubmit?: (values: Facts) => void;
}

export interface PrefilledValue {
  readonly value: unknown;
  /** Whose record it is: 教育厅毕业证书库. */
  readonly source: string;
  readonly sourceEn?: string;
  readonly at?: string;
  readonly readOnly?: boolean;
}

export interface ShownProblem {
  readonly place: string;
  readonly message: string | Message;
}

export interface FieldOption {
  readonly value: string | number;
  readonly label: string;
}

export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly size?: number;
}

/** Stores a file and tells how far it is (0–1). Rejects with a sentence that can be shown. */
export type UploadFile = (file: File, progress: (share: number) => void) => Promise<UploadedFile>;
