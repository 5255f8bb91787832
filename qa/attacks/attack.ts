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
  /** A zip from a stranger, sent to be imported (or proposed). */
  readonly zip?: EvilZip;
  /** Remembers parts of the answer for later steps: placeholder → name of the part. */
  readonly keep?: Readonly<Record<string, string>>;
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

/** A package of `examples`, or one that the server has exported, and what was done to it on its way. */
export interface EvilZip {
  readonly base?: string;
  /** Id of a package that the server exports, signed. */
  readonly exported?: string;
  readonly to: 'package-imports' | 'packages';
  /** File → text that is put in the place of another; with an empty `from` the whole file. */
  readonly replace?: readonly { readonly file: string; readonly from: string; readonly to: string }[];
  /** Files that begin with one of these are left out. */
  readonly remove?: readonly string[];
  /** The list of hashes is written anew, so that only the signature can tell. */
  readonly relist?: boolean;
  /** Names changed byte by byte, as no honest program writes them: both are equally long. */
  readonly rename?: readonly { readonly from: string; readonly to: string }[];
  readonly link?: string;
  /** Zeros of so many bytes under these names. */
  readonly zeros?: Readonly<Record<string, number>>;
  readonly folders?: number;
  /** The first entry of the directory points at the bytes of the second. */
  readonly overlap?: boolean;
  /** The size that the directory states for this file is made smaller. */
  readonly understate?: string;
  /** These bytes instead of a zip. */
  readonly noise?: string;
}

/** Who attacks, by the demo people's ids. `applicant` owns the arranged draft, case and upload. */
export const attackers = {
  applicant: 'sun-yue',
  otherApplicant: 'li-qiang',
  archivist: 'archivist',
  otherClerk: 'registrar-other',
  designer: 'designer',
  publisher: 'publisher',
  cityDesigner: 'city-designer',
  cityPublisher: 'city-publisher',
  securityAdministrator: 'security-administrator',
} as const;
