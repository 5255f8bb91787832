import { findFragment } from '@onething/processes/modelling';
import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { textOf } from '../modeler/business-object.js';
import { readLiteral } from '../settings/expression-text.js';
import { supplementOf } from '../settings/supplement-of.js';
import { BlockSettings } from './BlockSettings.js';
import type { Section, SectionProps } from './section.js';

/** A shared process that is called here: what it must be told. */
export const callSection: Section = {
  id: 'call',
  suits: ({ type }) => type === 'bpmn:CallActivity',
  Fields: function CallFields(props) {
    const { t } = useTranslation();
    const called = textOf(props.element.businessObject, 'calledElement') ?? '';
    const fragment = findFragment(called);
    if (!fragment) return <Typography.Paragraph type="secondary">{t('settings.ownProcess')}</Typography.Paragraph>;

    return <BlockSettings {...props} owner={called} inputs={fragment.inputs} put={(name, value) => put(props, called, name, value)} />;
  },
};

/** With the form to be mended follow all its fields: what goes along and what comes back. */
function put({ element, editor, parts }: SectionProps, called: string, name: string, value: string | undefined): void {
  const form = called === 'common:supplement' && name === 'form' ? parts.forms[(readLiteral(value ?? '') ?? '').replace(/^.*:/, '')] : undefined;
  if (form) editor.setMappings(element, supplementOf(parts.manifest.id, form));
  else editor.setInput(element, name, value);
}
