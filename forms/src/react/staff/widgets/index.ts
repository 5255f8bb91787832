import { generateWidgets } from '@rjsf/antd/lib/widgets/index.js';
import type { RegistryWidgetsType } from '@rjsf/utils';
import type { FieldWidget } from '../../field-widget.js';
import { SupplementWidget } from '../../SupplementWidget.js';
import { StaffCheckbox, StaffCheckboxes, StaffRadio, StaffSelect, StaffYesNo } from './StaffChoice.js';
import { StaffDate } from './StaffDate.js';
import { StaffFile } from './StaffFile.js';
import { StaffMoney, StaffNumber, StaffSuggest, StaffText, StaffTextarea } from './StaffText.js';

/** antd's control for every way of asking, over the widgets of the rjsf theme. */
export const widgets: RegistryWidgetsType & Record<FieldWidget, RegistryWidgetsType[string]> = {
  ...generateWidgets(),
  text: StaffText,
  textarea: StaffTextarea,
  number: StaffNumber,
  money: StaffMoney,
  date: StaffDate,
  radio: StaffRadio,
  select: StaffSelect,
  suggest: StaffSuggest,
  checkbox: StaffCheckbox,
  yesNo: StaffYesNo,
  checkboxes: StaffCheckboxes,
  file: StaffFile,
  supplement: SupplementWidget,
};
