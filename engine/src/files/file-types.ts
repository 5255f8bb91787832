/** What may be uploaded: how it is declared, what its name ends with, and how its bytes begin and end. */
export interface FileType {
  readonly type: string;
  readonly extensions: readonly string[];
  readonly matches: (bytes: Uint8Array) => boolean;
}

const fileTypes: readonly FileType[] = [
  { type: 'image/jpeg', extensions: ['jpg', 'jpeg'], matches: (bytes) => starts(bytes, [0xff, 0xd8, 0xff]) && contains(tail(bytes), [0xff, 0xd9]) },
  {
    type: 'image/png',
    extensions: ['png'],
    matches: (bytes) => starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) && contains(tail(bytes), ascii('IEND')),
  },
  { type: 'application/pdf', extensions: ['pdf'], matches: (bytes) => starts(bytes, ascii('%PDF-')) && contains(tail(bytes), ascii('%%EOF')) },
];

/** The type of a file whose bytes, extension and declared type say the same; `undefined` when one of them lies or the type is not allowed. */
export function fileTypeOf(name: string, declared: string, bytes: Uint8Array): FileType | undefined {
  const extension = name.toLowerCase().split('.').at(-1) ?? '';
  const said = declared.toLowerCase().split(';')[0]?.trim();
  return fileTypes.find((type) => type.type === said && type.extensions.includes(extension) && type.matches(bytes));
}

function starts(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** Where the end mark of a file must stand; some writers append a few bytes after it. */
function tail(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(Math.max(0, bytes.length - 1024));
}

function contains(bytes: Uint8Array, wanted: readonly number[]): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(wanted));
}

function ascii(text: string): readonly number[] {
  return [...Buffer.from(text, 'ascii')];
}
