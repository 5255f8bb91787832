import { end, flow, processFile, smallPackage, userTask } from './small-world.js';

/** Begun by hand, and by the clock where a cron text is given; `note` is what the clock answers, `restDay` what becomes of a day off. */
export function tickingPackage(version: string, cron?: string, note = '"到时"', restDay?: string): ReadonlyMap<string, Uint8Array> {
  const hand = '<bpmn:startEvent id="start" onething:form="apply" />';
  const times = `<bpmn:timerEventDefinition><bpmn:timeCycle xsi:type="bpmn:tFormalExpression">${cron}</bpmn:timeCycle></bpmn:timerEventDefinition>`;
  const input = `<bpmn:extensionElements><onething:input name="note" value="${note.replaceAll('"', '&quot;')}" /></bpmn:extensionElements>`;
  const tick = `<bpmn:startEvent id="tick" name="每日汇总"${restDay ? ` onething:restDay="${restDay}"` : ''}>${input}${times}</bpmn:startEvent>${flow('tick', 'check')}`;
  const files = smallPackage('');
  const manifest = JSON.parse(files['manifest.json'] ?? '');
  const [matter] = manifest.matters;
  const changed = { ...manifest, version, matters: [{ ...matter, audience: 'staff', openedBy: ['clerk'] }] };
  const xml = processFile('small', hand + userTask('check') + end + flow('start', 'check', 'end') + (cron ? tick : ''));
  const all = { ...files, 'manifest.json': JSON.stringify(changed), 'parameters.json': '[]', 'processes/small.bpmn': xml };
  return new Map(Object.entries(all).map(([path, text]) => [path, new TextEncoder().encode(text)]));
}
