/** One file of the corpus: what is sent, and what must come of it. */
export interface Attack {
  readonly title: string;
  readonly steps: readonly Step[];
}

/** Placeholders in braces (`{case}`, `{draft}`) name rows that were arranged; `{random}` is new each time. */
export interface Step {
  readonly as: 'anonymous' | keyof typeof attackers;
  readonly request?: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    /** Sent as JSON. */
    readonly body?: unknown;
    /** Sent as it stands, also as JSON; `{filler}` becomes `fillerBytes` letters. */
    readonly bodyText?: string;
    readonly fillerBytes?: number;
  };
  /** A package of `examples` with one file changed, to be published. */
  readonly package?: {
    readonly base: string;
    readonly file: string;
    /** Payload file put before this text, or instead of it. */
    readonly insert?: string;
    readonly before?: string;
    readonly instead?: string;
    /** The whole file. */
    readonly text?: string;
  };
  readonly expect: {
    readonly status?: number;
    readonly code?: string;
    /** Each is found among the problems; `place` by its beginning. */
    readonly problems?: readonly { readonly code?: string; readonly place?: string }[];
    readonly body?: object;
    readonly contains?: readonly string[];
    readonly absent?: readonly string[];
    /** Patterns by header. */
    readonly headers?: Readonly<Record<string, string>>;
  };
}

/** Who attacks, by the demo people's ids. `applicant` owns the arranged draft, case and upload. */
export const attackers = {
  applicant: 'sun-yue',
  otherApplicant: 'li-qiang',
  archivist: 'archivist',
  otherClerk: 'registrar-other',
  designer: 'designer',
  publisher: 'publisher',
} as const;
