/** Somebody on leave whose work another person does now. */
export interface Principal {
  readonly person: string;
  readonly name: string;
  /** The roles that they hold in the tenant; a substitute does not pass on what they were given themselves. */
  readonly ports: readonly string[];
}
