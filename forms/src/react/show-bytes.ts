/** A file's size as people read it: `200 KB`, `1.5 MB`. */
export function showBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;

  return `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;
}
