// SPDX-License-Identifier: EUPL-1.2
// A mock of daemon/web/openapi.json for working on the desk and for its browser test:
//   node mock.mjs DIR [PORT]     serves the built desk of DIR (build.mjs: plain) and a made-up town
// It keeps everything in memory and behaves as the queue does: leases, tokens, undo windows.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { routes } from './mock_routes.mjs';
import { State } from './mock_state.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
  "font-src 'self'; media-src 'self'; base-uri 'none'; form-action 'self'; " +
  "frame-ancestors 'none'; require-trusted-types-for 'script'";
const headers = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

function serveFile(folder, path, answer) {
  const name = path === '/' ? 'index.html' : path.slice(1);
  const file = join(folder, name);
  if (name.includes('/') || name.includes('..') || !existsSync(file))
    return answer.writeHead(404).end();
  answer.writeHead(200, { ...headers, 'Content-Type': types[extname(file)] ?? 'text/plain' });
  createReadStream(file).pipe(answer);
}

function sendJson(answer, status, body, more = {}) {
  answer.writeHead(status, { ...headers, 'Content-Type': 'application/json', ...more });
  answer.end(JSON.stringify(body));
}

async function bodyOf(request) {
  let text = '';
  for await (const part of request) text += part;
  return text ? JSON.parse(text) : {};
}

function live(state, request, answer) {
  answer.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream' });
  answer.write(': here\n\n');
  const seen = Number.parseInt(request.headers['last-event-id'] ?? '', 10);
  if (!Number.isNaN(seen)) for (const e of state.log.slice(seen)) state.tell(answer, e);
  state.listeners.add(answer);
  request.on('close', () => state.listeners.delete(answer));
}

function whoIs(state, request) {
  const [, id] = /wc_session=(\w+)/.exec(request.headers.cookie ?? '') ?? [];
  return state.sessions.get(id);
}

async function handle(state, folder, request, answer) {
  const url = new URL(request.url, 'http://mock');
  if (!url.pathname.startsWith('/api/')) return serveFile(folder, url.pathname, answer);
  const who = whoIs(state, request);
  if (url.pathname === '/api/live') {
    if (state.down) return answer.writeHead(503).end();
    return who ? live(state, request, answer) : answer.writeHead(401).end();
  }
  if (state.down) return sendJson(answer, 503, { code: 'redis_away' });
  for (const [method, pattern, roles, act] of routes) {
    const match = method === request.method && pattern.exec(url.pathname);
    if (!match) continue;
    if (roles && !who) return sendJson(answer, 401, { code: 'not_logged_in' });
    if (roles && !who.roles.some((r) => roles.includes(r))) {
      return sendJson(answer, 403, { code: 'forbidden' });
    }
    if (method === 'POST' && request.headers['x-wc'] !== '1') {
      return sendJson(answer, 403, { code: 'forbidden' });
    }
    const body = method === 'POST' ? await bodyOf(request) : {};
    const id = match[1] && decodeURIComponent(match[1]);
    const said = act({ state, who: who?.name, me: who, id, body, query: url.searchParams });
    return sendJson(answer, said.status ?? 200, said.body, said.headers);
  }
  return sendJson(answer, 404, { code: 'not_found' });
}

export async function startMock({ folder, port = 0, undo_ms = 5_000, beat_ms = 2_000 }) {
  const state = new State({ undo_ms, beat_ms });
  const server = createServer((request, answer) => {
    handle(state, folder, request, answer).catch((error) => {
      console.error(error);
      answer.writeHead(500).end();
    });
  });
  await new Promise((done) => server.listen(port, '127.0.0.1', done));
  const chores = setInterval(() => state.chores(), 100);
  return {
    state,
    url: `http://127.0.0.1:${server.address().port}`,
    stop() {
      clearInterval(chores);
      server.closeAllConnections();
      server.close();
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  if (!folder) {
    console.error('mock: say which built desk to serve: node mock.mjs DIR [PORT]');
    process.exit(2);
  }
  const mock = await startMock({ folder, port: Number(process.argv[3] ?? 14025), undo_ms: 8_000 });
  console.log(
    `${mock.url}  log in as sanne (staff), karim (coordinator), bo (ops); password: demo`,
  );
}
