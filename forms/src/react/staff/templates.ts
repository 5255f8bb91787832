import type { TemplatesType } from '@rjsf/utils';
import { StaffEntry } from './StaffEntry.js';
import { StaffField } from './StaffField.js';
import { StaffGroup } from './StaffGroup.js';
import { StaffList } from './StaffList.js';

/** How the staff's theme frames fields, groups and lists: antd's own frames in rjsf look broken under antd 6. */
export const templates: Partial<TemplatesType> = {
  FieldTemplate: StaffField,
  ObjectFieldTemplate: StaffGroup,
  ArrayFieldTemplate: StaffList,
  ArrayFieldItemTemplate: StaffEntry,
};
