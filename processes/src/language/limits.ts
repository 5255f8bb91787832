/** What a model may at most be; arguments of parse and compile, so that a conformance run can state its own. */
export interface ModelLimits {
  readonly bytes: number;
  /** Flow elements (tasks, gateways, events, sub-processes) of one process. */
  readonly elements: number;
  /** Nesting of XML elements. */
  readonly depth: number;
  /** XML elements of any kind, the diagram's included. */
  readonly tags: number;
}

/** The published limits. */
export const defaultLimits: ModelLimits = { bytes: 5 * 1024 * 1024, elements: 1000, depth: 60, tags: 40_000 };
