/** For `/livez`, `/readyz` and `/metrics`. */
export interface Health {
  ready(): Promise<{ ready: boolean; reasons: string[] }>;
  /** Prometheus text, no personal labels. */
  metrics(): Promise<string>;
}
