import type { Message, Problem } from '@onething/rules';
import type { Entry } from 'yauzl';

/** Text packs to a fifth; a hundredfold is an attack. Small files may pack better by chance. */
const maxRatio = 100;
const smallFile = 64 * 1024;
/** Bytes before the name of an entry (APPNOTE 4.3.7). */
const localHeader = 30;

/** What is wrong with the entries of a zip, before anything is unpacked: the first problem of each. */
export function problemsOfEntries(entries: readonly Entry[]): readonly Problem[] {
  const seen = new Map<string, string>();
  const overlapping = overlaps(entries);
  return entries.flatMap((entry) => {
    const before = seen.get(foldedName(entry));
    seen.set(foldedName(entry), entry.fileName);
    const message = overlapping.has(entry) ? sentences.overlap : (wrongWith(entry) ?? sameName(entry, before));
    return message ? [{ code: 'ZIP_ENTRY_REFUSED', place: entry.fileName.slice(0, 200), message }] : [];
  });
}

function wrongWith(entry: Entry): Message | undefined {
  if (/\p{Cc}/u.test(entry.fileName)) return sentences.controls;
  if (entry.isEncrypted()) return sentences.encrypted;
  if (isLink(entry)) return sentences.link;
  if (/\.(zip|jar|gz|tgz|7z|rar|tar)$/i.test(entry.fileName)) return sentences.archive;
  return entry.uncompressedSize > smallFile && entry.uncompressedSize > entry.compressedSize * maxRatio ? sentences.bomb : undefined;
}

function sameName({ fileName }: Entry, before: string | undefined): Message | undefined {
  if (before === undefined) return undefined;
  return before === fileName ? sentences.twice : sentences.folded;
}

/** Honest entries lie one behind the other; those that share bytes are how a small file unpacks to gigabytes. */
function overlaps(entries: readonly Entry[]): ReadonlySet<Entry> {
  const inOrder = [...entries].sort((one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader);
  return new Set(inOrder.filter((entry, at) => at > 0 && entry.relativeOffsetOfLocalHeader < endOf(inOrder[at - 1])));
}

function endOf(entry: Entry | undefined): number {
  return entry ? entry.relativeOffsetOfLocalHeader + localHeader + entry.fileNameLength + entry.compressedSize : 0;
}

/** The upper half of the attributes is the Unix mode of the entry. */
function isLink(entry: Entry): boolean {
  return ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}

function foldedName(entry: Entry): string {
  return entry.fileName.normalize('NFKC').toLowerCase();
}

/** What the reader itself has refused, said for a person. */
export function problemOfReading(reason: string): Problem {
  const [, kind, name] = /^(absolute path|invalid relative path|invalid characters in fileName): ([\s\S]*)$/.exec(reason) ?? [];
  const message = kind ? nameSentences[kind] : undefined;
  if (message) return { code: 'ZIP_ENTRY_REFUSED', place: (name ?? '').slice(0, 200), message };

  if (reason.startsWith('too many bytes in the stream')) return { code: 'ZIP_ENTRY_REFUSED', place: reason.slice(0, 200), message: sentences.lies };

  return { code: 'ZIP_UNREADABLE', place: reason.slice(0, 200), message: sentences.unreadable };
}

const nameSentences: Readonly<Record<string, Message>> = {
  'absolute path': { zh: '文件名不能是绝对路径。', en: 'A name must not be an absolute path.' },
  'invalid relative path': { zh: '文件名不能用“..”指到事项包之外。', en: 'A name must not lead out of the package with "..".' },
  'invalid characters in fileName': { zh: '文件名不能有反斜杠。', en: 'A name must not hold a backslash.' },
};

const sentences = {
  controls: { zh: '文件名不能有控制字符。', en: 'A name must not hold control characters.' },
  encrypted: { zh: '压缩包内的文件不能加密。', en: 'Encrypted entries are not accepted.' },
  link: { zh: '压缩包内不能有符号链接。', en: 'Symbolic links are not accepted.' },
  archive: { zh: '压缩包内不能再有压缩包。', en: 'An archive inside the archive is not accepted.' },
  twice: { zh: '同一个文件出现了两次。', en: 'The same name is there twice.' },
  folded: { zh: '两个文件名只有大小写或写法不同。', en: 'Two names differ in case or writing only.' },
  bomb: { zh: '压缩比异常，疑似压缩炸弹。', en: 'It unpacks to far more than a package needs.' },
  lies: { zh: '解开后比声明的大，疑似压缩炸弹。', en: 'It unpacks to more than it declares, as a zip bomb does.' },
  overlap: { zh: '与另一个文件共用同一段数据，疑似压缩炸弹。', en: 'It shares its bytes with another entry, as a zip bomb does.' },
  unreadable: { zh: '不是完整有效的 zip 文件。', en: 'Not a sound zip file.' },
} satisfies Readonly<Record<string, Message>>;
