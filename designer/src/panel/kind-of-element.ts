import { findConnector, findFragment } from '@onething/processes/modelling';
import { childOf, type DiagramElement, textOf } from '../modeler/business-object.js';

/** What a department calls this kind of step; never BPMN's own word. */
export function kindOfElement({ type, businessObject }: DiagramElement, english: boolean, t: (key: string) => string): string {
  const said = (title?: { readonly zh: string; readonly en: string }) => (english ? title?.en : title?.zh);
  if (type === 'bpmn:UserTask' && childOf(businessObject, 'loopCharacteristics')) return t('blocks.countersign');
  if (type === 'bpmn:CallActivity') return said(findFragment(textOf(businessObject, 'calledElement') ?? '')?.title) ?? t('kinds.CallActivity');
  if (type === 'bpmn:ServiceTask') return said(findConnector(textOf(businessObject, 'onething:connector') ?? '')?.title) ?? t('kinds.ServiceTask');
  return t([`kinds.${type.replace('bpmn:', '')}`, 'kinds.other'].find((key) => t(key) !== key) ?? 'kinds.other');
}
