/** A fingerprint in groups of four, as it is read out on the telephone. */
export function Fingerprint({ value }: { value: string }) {
  return <code className="ot-fingerprint">{value.match(/.{1,4}/g)?.join(' ')}</code>;
}
