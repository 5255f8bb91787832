import type { Condition } from '@onething/rules';

/** One file of `forms/`. The JSON Schema says what is valid, `layout` how it is grouped, `fields` what OneThing adds. */
export interface FormDefinition {
  readonly id: string;
  readonly title: string;
  /** JSON Schema draft-07 of one object; `title` and `description` of each property are what people read (zh-CN). Only local `$ref`. */
  readonly schema: ObjectSchema;
  readonly layout: readonly FormSection[];
  readonly fields?: Readonly<Record<string, FieldSettings>>;
  readonly submitLabel?: string;
}

/** The schema of the whole form. `definitions` and `$ref` into them stand in the file only: `parseForm` puts what they name in their place. */
export interface ObjectSchema extends Schema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** The JSON Schema draft-07 keywords that a package may use; others are findings. */
export interface Schema {
  readonly type?: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';
  readonly title?: string;
  readonly description?: string;
  /** A named format of `forms/src/formats`: `idcard`, `mobile`, `uscc`, `date`, `money`, `file` … */
  readonly format?: string;
  readonly enum?: readonly (string | number)[];
  readonly oneOf?: readonly { readonly const: string | number; readonly title: string }[];
  readonly const?: string | number | boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** A list of options where each may be ticked once. */
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly default?: string | number | boolean;
}

export interface FormSection {
  readonly title: string;
  readonly help?: string;
  readonly fields: readonly string[];
}

/** Settings of one field. Inside a group the name is dotted (`members.idNo`) and conditions, prefill and readOnly do not apply. */
export interface FieldSettings {
  /** How it is asked, where the schema leaves a choice: `textarea`, `radio`, `select`, `checkbox`, `suggest`. */
  readonly widget?: string;
  /** Shown, never taken from the client. */
  readonly readOnly?: boolean;
  /** Known to the process and shown to nobody, like the key of a record: only for what is read-only and prefilled. */
  readonly hidden?: boolean;
  /** Where the first value comes from. */
  readonly prefill?: Prefill;
  /** Three-valued; a field that is not certainly visible is absent from the submission. */
  readonly visibleWhen?: Condition;
  readonly requiredWhen?: Condition;
  readonly help?: string;
  /** What is said when the answer does not match the field's `pattern`. */
  readonly message?: string;
  /** Kinds of file that a `file` field takes: `.pdf`, `.jpg`. */
  readonly accept?: readonly string[];
  /** Largest file in bytes. */
  readonly maxBytes?: number;
  /** Marks personal data: masked everywhere except in the owner's own view and an audited reveal. */
  readonly personal?: PersonalKind;
}

export type PersonalKind = 'idcard' | 'phone' | 'bank' | 'minor' | 'health' | 'address' | 'name';

/**
 * A path into what is known of the signed-in person or of the case that this one is about, or one field of a registry record found
 * by key. A key may be another field of the form (`childIdNo`), prefilled or typed. `otherwise` is what is true when the registry
 * has no such record (登记：无).
 */
export type Prefill =
  | { readonly from: 'applicant'; readonly path: string }
  /** A case that the new one is about (更正): `number`, `applicant.id`, `values.school`, `variables.level`. */
  | { readonly from: 'case'; readonly path: string }
  | {
      readonly from: 'registry';
      readonly registry: string;
      readonly where: Readonly<Record<string, string>>;
      readonly path: string;
      readonly otherwise?: string | number | boolean;
    };
