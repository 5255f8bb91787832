import { escapeXml } from '../../processes/src/testing/bpmn-text.js';

/** The prefixes that other engines and their modelers write; what they mark is no part of the process and is left away before it runs. */
const prefixes = 'camunda|operaton|flowable|activiti|modeler|zeebe|signavio|xsi';

/**
 * A model of another engine as one of ours: its extensions are left away, what was code becomes work for the outside, and every
 * condition or time that is an expression of theirs becomes the answer of somebody: a fact named after its place (`answer1` …).
 */
export function adopt(xml: string): { readonly xml: string; readonly answers: readonly string[] } {
  const answers: string[] = [];
  const answer = () => {
    answers.push(`answer${answers.length + 1}`);
    return answers.at(-1) ?? '';
  };
  return { xml: withNamespace(expressionsAsAnswers(codeAsWork(withoutExtensions(xml)), answer)), answers };
}

function withoutExtensions(xml: string): string {
  return xml
    .replace(/<((?:\w+:)?)extensionElements>[\s\S]*?<\/\1extensionElements>/g, '')
    .replace(/<(\w+:)?extensionElements\s*\/>/g, '')
    .replace(new RegExp(` (?!xsi:(?:type|schemaLocation)=)(?:${prefixes}):[\\w.-]+="[^"]*"`, 'g'), '')
    .replace(/(<(?:\w+:)?multiInstanceLoopCharacteristics)([^>]*?)\/>/g, '$1$2><LOOP/>')
    .replace(/ implementation="[^"]*"/g, '')
    .replace(/<(?:\w+:)?messageEventDefinition(?![^>]*messageRef)[^>]*\/>/g, '')
    .replace(/ (id|sourceRef|targetRef|bpmnElement|attachedToRef|default)="([^"]*)"/g, (_all, name, id) => ` ${name}="${id.replaceAll('.', '_')}"`)
    .replace(/\b[A-Za-z_][\w-]{64,}\b/g, (long) => `${long.slice(0, 40)}${long.length}${long.slice(-20)}`);
}

/** Tasks that run something elsewhere, whatever they are called, are answered from outside. */
function codeAsWork(xml: string): string {
  return xml
    .replace(
      /<((?:\w+:)?)multiInstanceLoopCharacteristics([^>]*)><LOOP\/>/g,
      '<$1multiInstanceLoopCharacteristics$2><$1loopCardinality>2</$1loopCardinality></$1multiInstanceLoopCharacteristics>',
    )
    .replace(/<((?:\w+:)?)script>[\s\S]*?<\/\1script>/g, '')
    .replace(/ scriptFormat="[^"]*"/g, '')
    .replace(/<(\/?)((?:\w+:)?)(?:scriptTask|businessRuleTask|sendTask|callActivity|serviceTask)\b/g, (_all, slash, prefix) =>
      slash ? `</${prefix}serviceTask` : `<${prefix}serviceTask onething:connector="outside"`,
    )
    .replace(/ (calledElement|messageRef)="[^"]*"(?=[^>]*>)/g, (all, name) => (name === 'calledElement' ? '' : all));
}

function expressionsAsAnswers(xml: string, answer: () => string): string {
  return xml
    .replace(/<((?:\w+:)?(?:conditionExpression|condition|completionCondition|loopCondition))(?=[\s>])([^>]*)>[\s\S]*?<\/\1>/g, (_all, tag, attributes) => {
      return `<${tag}${attributes.replace(/ language="[^"]*"/, '')}>${escapeXml(answer())}</${tag}>`;
    })
    .replace(/<((?:\w+:)?)time(Duration|Date|Cycle)([^>]*)>\s*[$#]\{[\s\S]*?\}\s*<\/\1time\2>/g, '<$1timeDuration$3>P1D</$1timeDuration>')
    .replace(/>[$#]\{[^<]*\}</g, '>2<');
}

function withNamespace(xml: string): string {
  return xml.replace(/<((?:\w+:)?)definitions\s/, (head) => `${head}xmlns:onething="urn:onething:bpmn:1" `);
}
