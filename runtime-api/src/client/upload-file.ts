import type { StoredFile } from '../contract/index.js';
import { addressOf, send, toApiError, unreachableError } from './send.js';
import type { Settings } from './settings.js';

/** Sends a file as it is. With `XMLHttpRequest` (a browser) the share already sent, 0–1, is told on the way. */
export function uploadFile(settings: Settings, file: Blob, name: string, progress: (share: number) => void = () => {}): Promise<StoredFile> {
  return typeof XMLHttpRequest === 'undefined' ? uploadSilently(settings, file, name) : uploadWithProgress(settings, file, name, progress);
}

function uploadSilently(settings: Settings, file: Blob, name: string): Promise<StoredFile> {
  return send(settings, { method: 'POST', path: '/files', query: { name }, body: file });
}

function uploadWithProgress(settings: Settings, file: Blob, name: string, progress: (share: number) => void): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', addressOf(settings, '/files', { name }));
    request.responseType = 'json';
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.setRequestHeader('Accept-Language', settings.language());
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total === 0 ? 0 : loaded / total));
    request.addEventListener('error', () => reject(unreachableError(settings.language())));
    request.addEventListener('load', () => {
      if (request.status >= 300) return reject(toApiError(request.status, request.response, settings.language()));
      progress(1);
      resolve(request.response);
    });
    request.send(file);
  });
}
