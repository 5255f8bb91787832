import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request as the stand-ins of the operators read it. */
export interface SimulatedRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Listens on a free port of this machine; every answer is JSON, `undefined` stands for a server in trouble. */
export async function serveJson(answer: (request: SimulatedRequest) => Promise<object | undefined>): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => void reply(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, stop };

  async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const read = await readRequest(request);
    const body = read && (await answer(read));
    response.writeHead(body ? 200 : 503, { 'Content-Type': 'application/json' }).end(body ? JSON.stringify(body) : 'Service Unavailable');
  }
}

const mostBytes = 64_000;

async function readRequest(request: IncomingMessage): Promise<SimulatedRequest | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > mostBytes) return undefined;
    chunks.push(chunk);
  }
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  return { method: request.method ?? '', target: request.url ?? '/', headers, body: Buffer.concat(chunks).toString('utf8') };
}
