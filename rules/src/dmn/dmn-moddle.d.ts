/** What this folder uses of dmn-moddle, which ships no types. */
declare module 'dmn-moddle' {
  export class DmnModdle {
    create(type: string, properties?: Record<string, unknown>): object;
    toXML(element: unknown, options?: { format?: boolean }): Promise<{ xml: string }>;
    fromXML(xml: string): Promise<{ rootElement: unknown; warnings: readonly { message: string }[] }>;
  }
}
