/** What a message begins: a case of this matter, at this start event. */
export interface MessageStart {
  readonly matter: string;
  readonly processId: string;
  readonly startEvent: string;
}

/**
 * The work of a sender whose message begins a case. It is a job like any other, so that one message opens one case however often
 * it is tried, and a refusal (answers that the form does not take) is an incident at the sender. Input: matter, process, event,
 * data. Output: the `id` and `number` of the case that was opened.
 */
export const openCaseConnector = 'open-case';
