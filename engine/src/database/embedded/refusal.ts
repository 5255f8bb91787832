/** The server cannot start, for a reason that the person at the keyboard can remove. One sentence; shown without a stack. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';

  constructor(
    readonly code: string,
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${zh}\n${en}`);
  }
}
