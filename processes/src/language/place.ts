import type { XmlTag } from './scan-xml.js';

/** Where something stands, as people find it: `processes/apply.bpmn <userTask id="review">`. */
export function placeOf(path: string, type: string, id?: string): string {
  return id ? `${path} <${type} id="${id}">` : `${path} <${type}>`;
}

/** The tag itself where it has an id, else the nearest element around it that has one. */
export function placeOfTag(path: string, tag: XmlTag): string {
  let named: XmlTag | undefined = tag;
  while (named && !idOf(named)) named = named.parent;
  return placeOf(path, (named ?? tag).name, idOf(named ?? tag));
}

function idOf(tag: XmlTag): string | undefined {
  return tag.attributes.find((attribute) => attribute.name === 'id' && attribute.namespace === '')?.value;
}
