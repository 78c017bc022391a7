import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchPage } from '../../server/lookup/page.ts';

let server: Server;
let base: string;
const asked: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const to = (location: string) => response.writeHead(302, { Location: location }).end('moved');
    if (path === '/short') to('/long?utm_source=mail');
    else if (path.startsWith('/long'))
      response.writeHead(200, { 'Content-Type': 'text/html; charset=latin1' }).end('Caf\xe9', 'latin1');
    else if (path.startsWith('/loop')) to(`/loop${path.length}x`.padEnd(path.length + 1, 'x'));
    else if (path === '/file') to('file:///etc/passwd');
    else if (path === '/big') response.writeHead(200, { 'Content-Length': '99999999' }).end();
    else if (path === '/flood') flood(response);
    else if (path === '/slow') response.writeHead(200).write('begins');
    else response.writeHead(Number(path.slice(1)) || 404).end('no');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function flood(response: import('node:http').ServerResponse): void {
  const part = Buffer.alloc(1024 * 1024);
  const go = () => {
    while (!response.destroyed && response.write(part));
  };
  response.on('drain', go).on('error', () => {});
  go();
}

const get = (path: string, more = {}) => fetchPage(path.includes(':') ? path : base + path, { fetch, ...more });

describe('fetching a page', () => {
  test('keeps the addresses it went through, the bytes and their type', async () => {
    const seen: number[] = [];
    const page = await get('/short#top', { progress: (received: number) => seen.push(received) });
    expect([...page.bytes]).toEqual([67, 97, 102, 0xe9]);
    expect(page.contentType).toBe('text/html; charset=latin1');
    expect(page.redirects).toEqual([`${base}/long?utm_source=mail`]);
    expect(seen.at(-1)).toBe(4);
  });

  test.each([
    ['/404', 'is gone or never was there (the server answers 404)'],
    ['/403', 'is not given to programs'],
    ['/402', 'is for its subscribers alone'],
    ['/503', 'cannot be had at the moment'],
    ['/loop', 'leads on and on'],
    ['/file', 'leads to an address that is not fetched (file:)'],
    ['/big', 'is larger than 64 MB'],
    ['/flood', 'is larger than 64 MB'],
    ['ftp://example.org/x', 'is no address of the web'],
    ['http://127.0.0.1:1/', 'could not be reached'],
  ])('%s: %s', async (path, message) => {
    await expect(get(path)).rejects.toThrow(message);
  });

  test('is called off at once, before it begins and while it runs', async () => {
    const before = asked.length;
    await expect(get('/long', { signal: AbortSignal.abort() })).rejects.toThrow('called off');
    expect(asked.length).toBe(before);
    const controller = new AbortController();
    const running = get('/slow', { signal: controller.signal, progress: () => controller.abort() });
    await expect(running).rejects.toThrow('called off');
  });
});
