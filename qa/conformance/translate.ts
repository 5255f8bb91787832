/** The cases are written in other engines' languages; what they mean is said in ours, and nothing else of them is changed. */
export function translate(xml: string): string {
  return withNamespace(xml)
    .replace(/camunda:collection="\$\{environment\.variables\.(\w+)\}"/g, 'onething:collection="$1"')
    .replace(/ xmlns:camunda="[^"]*"/, '')
    .replace(/ camunda:[a-z]+="[^"]*"/gi, '')
    .replace(/\$\{content\.loopCounterDone\}/g, 'nrOfCompletedInstances >= 2')
    .replace(/<(\w*:?timeDuration)([^>]*)>\$\{environment\.variables\.(\w+)\}/g, '<$1$2 language="urn:onething:feel:1">$3')
    .replace(/\$\{environment\.variables\.(\w+)\}/g, '$1 = true')
    .replace(/\$\{(true|false|integerVariable)\}/g, '$1')
    .replace(/test\.contains\(\s*"(\w+)"\s*\)/g, 'contains(test, "$1")')
    .replace(/<(\w+:)?(serviceTask|sendTask) (?![^>]*messageRef)/g, '<$1$2 onething:connector="outside" ')
    .replace(
      /<callActivity([^>]*)><\/callActivity>/g,
      '<callActivity$1><extensionElements><onething:input name="again" value="again"/></extensionElements></callActivity>',
    );
}

/** Scripts become work for the outside, named by their text. */
export function scriptsAsWork(xml: string): string {
  return xml.replace(
    /<(\w+:)?scriptTask ([^>]*)>([\s\S]*?)<(?:\w+:)?script>([\s\S]*?)<\/(?:\w+:)?script>([\s\S]*?)<\/(?:\w+:)?scriptTask>/g,
    (_all, prefix = '', attributes, before, script, after) => {
      return `<${prefix}serviceTask onething:connector="${String(script).trim()}" ${attributes}>${before}${after}</${prefix}serviceTask>`;
    },
  );
}

function withNamespace(xml: string): string {
  return xml.replace(/<(\w+:)?definitions /, (head) => `${head}xmlns:onething="urn:onething:bpmn:1" `);
}
