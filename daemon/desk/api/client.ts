// SPDX-License-Identifier: EUPL-1.2
// Every call to the daemon. A call answers with the value, or throws Refusal with the daemon's
// code; no sentence for people is made here (words/).
import type * as t from './types';

// Codes of our own, for what has no answer of the daemon: 'offline'.
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly params: Readonly<Record<string, string>> = {},
  ) {
    super(code);
  }
  // The daemon or its queue is away: nothing was done as far as we know, the same `op` may go
  // again.
  get away(): boolean {
    return this.status === 0 || this.status === 503;
  }
}

// What the rest of the desk wants to hear about every call.
export interface Listener {
  reached(away: boolean): void;
  clock(serverNow: number): void;
  loggedOut(): void;
}
let listener: Listener = { reached() {}, clock() {}, loggedOut() {} };
export function listen(to: Listener): void {
  listener = to;
}

// An operation id: the same id again returns the first answer and does nothing.
export function newOp(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}

async function refusalOf(answer: Response): Promise<Refusal> {
  try {
    const error = (await answer.json()) as { code: string; params?: Record<string, string> };
    return new Refusal(answer.status, error.code, error.params ?? {});
  } catch {
    return new Refusal(answer.status, `http_${answer.status}`);
  }
}

async function call<T>(path: string, body?: object): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method: body ? 'POST' : 'GET',
      headers: body ? { 'Content-Type': 'application/json', 'X-WC': '1' } : { 'X-WC': '1' },
      body: body ? JSON.stringify(body) : null,
      cache: 'no-store',
      signal: AbortSignal.timeout(15_000),
    });
  } catch {
    listener.reached(true);
    throw new Refusal(0, 'offline');
  }
  const date = Date.parse(answer.headers.get('Date') ?? '');
  if (!Number.isNaN(date)) listener.clock(date);
  listener.reached(answer.status === 503 || answer.status === 502 || answer.status === 504);
  if (answer.ok) return (await answer.json()) as T;
  const refusal = await refusalOf(answer);
  if (refusal.status === 401 && path !== '/api/login') listener.loggedOut();
  throw refusal;
}

const ticket = (id: string, verb = ''): string =>
  `/api/tickets/${encodeURIComponent(id)}${verb && `/${verb}`}`;

export const api = {
  login: (name: string, password: string) => call<t.Me>('/api/login', { name, password }),
  logout: () => call<{ ok: boolean }>('/api/logout', {}),
  me: () => call<t.Me>('/api/me'),
  topics: () => call<{ topics: t.Topic[] }>('/api/topics'),
  tickets: (state: t.TicketState) => call<t.TicketList>(`/api/tickets?state=${state}`),
  dossier: (id: string) => call<t.Dossier>(ticket(id)),
  pick: (op: string) => call<{ claim: t.Claim | null }>('/api/pick', { op }),
  claim: (op: string, id: string) => call<t.Claim>(ticket(id, 'claim'), { op }),
  beat: (id: string, token: number, draft: string) =>
    call<{ until: string }>(ticket(id, 'beat'), { token, draft }),
  release: (op: string, id: string, token: number) =>
    call<{ ok: boolean }>(ticket(id, 'release'), { op, token }),
  finish: (op: string, id: string, token: number, reason: t.FinishReason) =>
    call<{ ok: boolean }>(ticket(id, 'finish'), { op, token, reason }),
  undoFinish: (op: string, id: string) => call<{ ok: boolean }>(ticket(id, 'undo_finish'), { op }),
  handOver: (op: string, id: string, token: number, to: HandOver) =>
    call<{ ok: boolean }>(ticket(id, 'hand_over'), { op, token, ...to }),
  reply: (op: string, id: string, token: number, reply: ReplyText) =>
    call<t.Out>(ticket(id, 'reply'), { op, token, ...reply }),
  undoReply: (op: string, out: string) =>
    call<{ ok: boolean }>(`/api/replies/${encodeURIComponent(out)}/undo`, { op }),
  settle: (op: string, out: string, state: 'sent' | 'pending') =>
    call<{ ok: boolean }>(`/api/replies/${encodeURIComponent(out)}/settle`, { op, state }),
  length: (account: string, text: string) =>
    call<{ used: number; max: number; sendable: boolean }>('/api/length', { account, text }),
  answers: () => call<{ answers: t.Answer[] }>('/api/answers'),
  log: (after: string) =>
    call<{ events: t.LogEvent[] }>(`/api/log?after=${encodeURIComponent(after)}`),
  surges: () => call<{ surges: t.Surge[] }>('/api/surge'),
  surgeOn: (op: string, event: string, until: string) =>
    call<t.Surge>('/api/surge/on', { op, event, until }),
  surgeOff: (op: string, event: string) => call<t.Surge>('/api/surge/off', { op, event }),
  ops: () => call<t.OpsReport>('/api/ops'),
};

export interface HandOver {
  office: string;
  question: string;
  due: string;
}
export interface ReplyText {
  post: string;
  text: string;
  then: 'finish' | 'keep';
}
