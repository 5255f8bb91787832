import type { RegistryWidgetsType } from '@rjsf/utils';
import type { FieldWidget } from '../../field-widget.js';
import { SupplementWidget } from '../../SupplementWidget.js';
import { CheckboxesWidget } from './CheckboxesWidget.js';
import { CheckboxWidget } from './CheckboxWidget.js';
import { DateWidget } from './DateWidget.js';
import { FileWidget } from './FileWidget.js';
import { MoneyWidget } from './MoneyWidget.js';
import { NumberWidget } from './NumberWidget.js';
import { RadioWidget, YesNoWidget } from './RadioWidget.js';
import { SelectWidget } from './SelectWidget.js';
import { SuggestWidget } from './SuggestWidget.js';
import { TextareaWidget } from './TextareaWidget.js';
import { TextWidget } from './TextWidget.js';

/** The portal's control for every way of asking. */
export const widgets: RegistryWidgetsType & Record<FieldWidget, RegistryWidgetsType[string]> = {
  text: TextWidget,
  textarea: TextareaWidget,
  number: NumberWidget,
  money: MoneyWidget,
  date: DateWidget,
  radio: RadioWidget,
  select: SelectWidget,
  suggest: SuggestWidget,
  checkbox: CheckboxWidget,
  yesNo: YesNoWidget,
  checkboxes: CheckboxesWidget,
  file: FileWidget,
  supplement: SupplementWidget,
};
