/** Subject, text and id of a mail of one part (RFC 5322, RFC 2045, RFC 2047). */
export function readMail(raw: string): { readonly subject: string; readonly text: string; readonly messageId: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = headersOf(head);
  const body = rest.join('\r\n\r\n');
  return {
    subject: decodedWords(headers.get('subject') ?? ''),
    text: decodedBody(body, headers.get('content-transfer-encoding') ?? '7bit').trim(),
    messageId: headers.get('message-id') ?? '',
  };
}

/** A line that begins with a blank goes on with the one before. */
function headersOf(head: string): ReadonlyMap<string, string> {
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
}

/** `=?UTF-8?B?…?=` and `=?UTF-8?Q?…?=`; blanks between two such words are none of the text. */
function decodedWords(text: string): string {
  const words = text.replace(/\?=\s+=\?/g, '?==?');
  const bytes = words.split(/(=\?UTF-8\?[BQ]\?[^?]*\?=)/i).map((part) => {
    const [, kind, coded = ''] = /^=\?UTF-8\?([BQ])\?([^?]*)\?=$/i.exec(part) ?? [];
    if (kind === undefined) return Buffer.from(part, 'utf8');
    return kind.toUpperCase() === 'B' ? Buffer.from(coded, 'base64') : quotedBytes(coded.replaceAll('_', ' '));
  });
  return Buffer.concat(bytes).toString('utf8');
}

function decodedBody(body: string, encoding: string): string {
  if (encoding.toLowerCase() === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding.toLowerCase() === 'quoted-printable') return quotedBytes(body.replace(/=\r\n/g, '')).toString('utf8');

  return body;
}

function quotedBytes(text: string): Buffer {
  return Buffer.concat(
    text.split(/(=[0-9A-F]{2})/i).map((part) => (/^=[0-9A-F]{2}$/i.test(part) ? Buffer.from([Number.parseInt(part.slice(1), 16)]) : Buffer.from(part, 'utf8'))),
  );
}
