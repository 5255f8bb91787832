import { z } from 'zod';
import { StoredFile } from '../contract/index.js';
import { rawBody } from '../route/bodies/raw-body.js';
import { download } from '../route/outputs/download.js';
import { json } from '../route/outputs/json.js';
import { route } from '../route/route.js';
import { byId } from './ids.js';
import { readFile, saveFile } from './uploads.js';

const maxUpload = 50 * 1024 * 1024;

const uploadFile = route({
  method: 'POST',
  path: '/files',
  summary: { zh: '上传文件', en: 'Upload a file, as it is' },
  action: 'files.own',
  query: z.strictObject({ name: z.string().min(1).max(200) }),
  body: rawBody(['image/*', 'application/*', 'text/*'], maxUpload),
  output: json(StoredFile, 'created'),
  handle: ({ query, body, actor }, { engine }) => saveFile(engine, query.name, body, actor),
});

const downloadFile = route({
  method: 'GET',
  path: '/files/{id}',
  summary: { zh: '下载文件', en: 'Download an uploaded file' },
  action: 'files.own',
  params: byId,
  output: download('application/octet-stream', 'attachment'),
  handle: ({ params, actor }, { engine }) => readFile(engine, params.id, actor),
});

export const fileRoutes = [uploadFile, downloadFile];
