import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Context, Middleware } from 'koa';

/** Serves the built web apps, each below its path; a path that is no file is a page of the app. */
export function serveWebApps(webApps: Readonly<Record<string, string>>): Middleware {
  const prefixes = Object.keys(webApps).sort((one, other) => other.length - one.length);

  return async (ctx, next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next();
    if (prefixes.includes(`${ctx.path}/`)) return ctx.redirect(`${ctx.path}/`);
    const prefix = prefixes.find((path) => ctx.path.startsWith(path));
    const folder = prefix === undefined ? undefined : webApps[prefix];
    const file = folder && (await findFile(folder, ctx.path.slice(prefix?.length), ctx.get('Accept')));
    if (!file) return next();

    return sendFile(ctx, file);
  };
}

interface Found {
  readonly path: string;
  readonly size: number;
  readonly changed: Date;
}

async function findFile(folder: string, path: string, accept: string): Promise<Found | undefined> {
  const inside = decoded(path);
  if (inside === undefined) return undefined;
  const found = inside === '' ? undefined : await statFile(folder, inside);
  const isPage = !inside.startsWith('assets/') && (extname(inside) === '' || accept.includes('text/html'));
  if (found || !isPage) return found;

  return statFile(folder, 'index.html');
}

function decoded(path: string): string | undefined {
  try {
    const name = decodeURIComponent(path);

    return name.includes('\0') || name.split(/[/\\]/).includes('..') ? undefined : name;
  } catch {
    return undefined;
  }
}

async function statFile(folder: string, inside: string): Promise<Found | undefined> {
  const path = join(folder, normalize(inside));
  if (!path.startsWith(folder + sep)) return undefined;
  const found = await stat(path).catch(() => undefined);

  return found?.isFile() ? { path, size: found.size, changed: found.mtime } : undefined;
}

function sendFile(ctx: Context, { path, size, changed }: Found): void {
  ctx.state.route = 'web';
  ctx.type = extname(path);
  // Names of built assets carry their content's hash; the page itself is asked for again each time.
  ctx.set('Cache-Control', path.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache');
  ctx.etag = `${size.toString(36)}-${changed.getTime().toString(36)}`;
  ctx.status = 200;
  if (ctx.fresh) {
    ctx.status = 304;
    return;
  }
  ctx.length = size;
  ctx.body = createReadStream(path);
}
