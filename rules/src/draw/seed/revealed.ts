/** What a source turned out to be. */
export interface RevealedSource {
  readonly name: string;
  /** Lottery: one list a group. Digits: one list of them all, in the order drawn. */
  readonly numbers?: readonly (readonly number[])[];
  /** Nonce or beacon: hexadecimal. */
  readonly hex?: string;
  /** A party that withholds its nonce voids nothing: the copy that it left in custody is opened. */
  readonly openedBy?: string;
}
