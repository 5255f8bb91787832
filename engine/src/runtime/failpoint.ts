/** Named places at which the fault harness may kill the process. In a running server nothing happens there. */
export type Failpoint = (name: FailpointName) => void;

export type FailpointName =
  | 'after-load'
  | 'after-step'
  | 'before-save'
  | 'after-save'
  | 'after-claim'
  | 'before-connector'
  | 'after-connector'
  | 'in-lease-renewal';

/** Of a server that nobody wants to kill. */
export const noFailpoint: Failpoint = () => undefined;
