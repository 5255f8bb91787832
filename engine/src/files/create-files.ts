import { createHash } from 'node:crypto';
import { done, refused } from '@onething/rules';
import type { Actor } from '../engine.js';
import { type Ids, isId } from '../ids.js';
import type { Owner } from '../stores/draft-store.js';
import type { FileStore } from '../stores/file-store.js';
import { fileTypeOf } from './file-types.js';
import type { Files, FilesOfCases } from './files.js';

export interface FileParts {
  readonly store: FileStore;
  readonly ids: Ids;
  /** Whether somebody may see a case, as the cases decide it. */
  readonly mayReadCase: (id: string, by: Actor) => Promise<boolean>;
}

const most = { bytes: 50 * 1024 * 1024, looseFiles: 200, looseBytes: 500 * 1024 * 1024 };

/** Uploads over their store. */
export function createFiles({ store, ids, mayReadCase }: FileParts): Files & FilesOfCases {
  return {
    async save({ name, declaredType, bytes }, by) {
      if (bytes.length > most.bytes) return tooLarge;

      const type = fileTypeOf(name, declaredType, bytes);
      if (!type || !isName(name)) return typeNotAllowed;

      const loose = await store.loose(ownerOf(by));
      if (loose.count >= most.looseFiles || loose.bytes + bytes.length > most.looseBytes) return tooMany;

      const file = {
        id: ids.next(),
        name: name.normalize('NFC'),
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        type: type.type,
      };
      await store.add(ownerOf(by), file, bytes);
      return done(file);
    },

    async read(id, by) {
      if (!isId(id)) return fileNotFound;
      const own = await store.own(ownerOf(by), id);
      if (own) return done(own);

      const attached = await store.attached(by.tenant, id);
      if (!attached || !(await mayReadCase(attached.case, by))) return fileNotFound;
      const { case: _, ...file } = attached;
      return done(file);
    },

    async attach(wanted, to, by) {
      const unique = [...new Set(wanted)];
      if (!unique.every(isId)) return fileNotFound;
      const files = unique.length === 0 ? [] : await store.attach(ownerOf(by), unique, to);
      return files.length === unique.length ? done(files) : fileNotFound;
    },
  };
}

function ownerOf(by: Actor): Owner {
  return { tenant: by.tenant, person: by.person };
}

/** A name, not a path, and nothing that a terminal or a header would obey. */
function isName(name: string): boolean {
  return name.length <= 200 && !/[/\\\p{Cc}\p{Bidi_Control}]/u.test(name);
}

const tooLarge = refused('FILE_TOO_LARGE', { zh: '文件不能超过 50 MB，请压缩后再上传。', en: 'A file may be 50 MB at most: make it smaller and try again.' });

const typeNotAllowed = refused('FILE_TYPE_NOT_ALLOWED', {
  zh: '只能上传 JPG、PNG 或 PDF 文件，且内容必须与扩展名一致。',
  en: 'Only JPG, PNG and PDF files are accepted, and the content must be what the name says.',
});

const tooMany = refused('FILE_QUOTA', {
  zh: '未使用的上传文件过多，请先提交或删除草稿。',
  en: 'You have too many unused uploads: submit or discard a draft first.',
});

const fileNotFound = refused('FILE_NOT_FOUND', { zh: '没有找到这个文件，请重新上传。', en: 'There is no such file: upload it again.' });
