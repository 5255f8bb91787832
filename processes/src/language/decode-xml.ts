import { done, type Outcome, refused } from '@onething/rules';

/** Text of an XML file in the encoding that its byte order mark or its declaration states; the declaration has then done its work. */
export function decodeXml(xml: string | Uint8Array): Outcome<string> {
  if (typeof xml === 'string') return done(withoutDeclaration(xml));

  const encoding = statedEncoding(xml);
  try {
    return done(withoutDeclaration(new TextDecoder(encoding, { fatal: true }).decode(xml)));
  } catch {
    return refused('XML_ENCODING', {
      zh: `文件内容与声明的编码“${encoding}”不符，请另存为 UTF-8 后重试。`,
      en: `The file is not valid ${encoding}; save it as UTF-8 and try again.`,
    });
  }
}

function statedEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';

  const head = String.fromCharCode(...bytes.subarray(0, 200));
  return /^\W*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1] ?? 'utf-8';
}

function withoutDeclaration(text: string): string {
  return text.replace(/^\uFEFF?<\?xml\s[^>]*\?>/, '');
}
