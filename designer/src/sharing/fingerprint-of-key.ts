/** The fingerprint of a public key as text (PEM, or base64 of its DER), in hex; `undefined` where it is no such text. */
export async function fingerprintOfKey(text: string): Promise<string | undefined> {
  const base64 = text.replace(/-----[A-Z ]+-----/g, '').replace(/\s/g, '');
  if (base64 === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || base64.length % 4 !== 0) return undefined;

  const der = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', der));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
