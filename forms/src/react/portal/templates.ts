import type { TemplatesType } from '@rjsf/utils';
import { EntryTemplate } from './EntryTemplate.js';
import { FieldTemplate } from './FieldTemplate.js';
import { GroupTemplate } from './GroupTemplate.js';
import { ListTemplate } from './ListTemplate.js';

/** How the applicants' theme frames fields, groups and lists. */
export const templates: Partial<TemplatesType> = {
  FieldTemplate,
  ObjectFieldTemplate: GroupTemplate,
  ArrayFieldTemplate: ListTemplate,
  ArrayFieldItemTemplate: EntryTemplate,
};
