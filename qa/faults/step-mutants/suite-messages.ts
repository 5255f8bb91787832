/** What a thread of the suite is made with: where it writes which test it is at and since when. */
export interface SuiteData {
  readonly shared: SharedArrayBuffer;
}

export type Asked = { readonly type: 'learn' } | { readonly type: 'try'; readonly change: number; readonly tests: readonly number[] };

export type Answer = { readonly ready: true } | { readonly learned: readonly SuiteTest[] } | { readonly fate: 'alive' | 'noticed' | 'spoilt' };

export interface SuiteTest {
  readonly name: string;
  readonly milliseconds: number;
  /** Places of the step that it passes. */
  readonly passes: readonly number[];
}
