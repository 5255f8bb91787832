/** The one function of bpmn-auto-layout, which ships no types. */
declare module 'bpmn-auto-layout' {
  export function layoutProcess(xml: string): Promise<string>;
}
