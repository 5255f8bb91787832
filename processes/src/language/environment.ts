/** Ids that a process may refer to, as far as they are known. An absent list is not checked. */
export interface Environment {
  readonly forms?: readonly string[];
  readonly decisions?: readonly string[];
  readonly connectors?: readonly string[];
  readonly roles?: readonly string[];
  /** `seal-issue` of the same package, `common:seal-issue` of a required one. */
  readonly processes?: readonly string[];
  /** First names of facts beyond what the model itself sets: the fields of the start form, outputs of decisions … */
  readonly facts?: readonly string[];
}
