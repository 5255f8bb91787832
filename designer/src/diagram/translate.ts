import labels from 'bpmn-js-i18n-zh/lib/bpmn-js';

const chinese = new Map(Object.entries(labels).map(([key, text]) => [key.toLowerCase(), text]));

/** bpmn-js's translate service: labels differ in case between versions, so they are looked up in lower case. */
export function translateTo(language: string) {
  return (template: string, replacements: Readonly<Record<string, string>> = {}): string => {
    const text = (language === 'en' ? undefined : chinese.get(template.toLowerCase())) ?? template;
    return text.replace(/{([^}]+)}/g, (_, key: string) => replacements[key] ?? `{${key}}`);
  };
}

/** `bpmn:UserTask` → `User task`, as bpmn-js names it in its labels. */
export function spaced(type: string): string {
  const words = type.replace('bpmn:', '').replace(/([a-z])([A-Z])/g, '$1 $2');
  return words.charAt(0) + words.slice(1).toLowerCase();
}
