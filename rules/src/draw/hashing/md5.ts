const turns = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const constants = Int32Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0);

/** MD5 (RFC 1321), for RFC 3797 only: that document fixes it, and nothing here relies on its strength. */
export function md5(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(((message.length + 8) >> 6) * 64 + 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, message.length * 8, true);
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let at = 0; at < padded.length; at += 64) addBlock(state, view, at);
  const out = new DataView(new ArrayBuffer(16));
  for (const [i, word] of state.entries()) out.setInt32(4 * i, word, true);

  return new Uint8Array(out.buffer);
}

function addBlock(state: number[], view: DataView, at: number): void {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  const before = [a, b, c, d];
  for (let i = 0; i < 64; i += 1) {
    const [mixed, word] = round(i, b, c, d);
    const sum = (a + mixed + (constants[i] ?? 0) + view.getInt32(at + 4 * word, true)) | 0;
    const by = turns[(i >> 4) * 4 + (i % 4)] ?? 0;
    [a, b, c, d] = [d, (b + ((sum << by) | (sum >>> (32 - by)))) | 0, b, c];
  }
  for (const [i, word] of [a, b, c, d].entries()) state[i] = ((before[i] ?? 0) + word) | 0;
}

function round(i: number, b: number, c: number, d: number): readonly [number, number] {
  if (i < 16) return [(b & c) | (~b & d), i];
  if (i < 32) return [(d & b) | (~d & c), (5 * i + 1) % 16];
  if (i < 48) return [b ^ c ^ d, (3 * i + 5) % 16];

  return [c ^ (b | ~d), (7 * i) % 16];
}
