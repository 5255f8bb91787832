import { textFormat } from './format.js';

/** The id of an uploaded file. That the file exists and belongs to the sender is the engine's to check. */
export const file = textFormat({
  name: 'file',
  title: { zh: '文件', en: 'File' },
  check: (text) => (/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(text) ? undefined : 'format'),
  reasons: { format: { zh: '{title}没有上传成功，请重新上传', en: '{title} was not uploaded. Please upload it again' } },
});
