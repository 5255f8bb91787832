/** What `parseProcess` uses of bpmn-moddle, which ships no types for its entry. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    create(type: string, properties: Record<string, unknown>): import('./moddle-element.js').ModdleElement;
    toXML(element: unknown, options?: { format?: boolean }): Promise<{ xml: string }>;
    fromXML(
      xml: string,
    ): Promise<{ rootElement: unknown; warnings: readonly { message: string; property?: string; element?: { id?: string; $type?: string } }[] }>;
  }
}
