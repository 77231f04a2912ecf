// SPDX-License-Identifier: EUPL-1.2
// The mock's routes: method, path, roles (null = nobody needs to be logged in), what it does.
import { randomBytes } from 'node:crypto';
import { refuse } from './mock_state.mjs';
import { answers, topics } from './mock_town.mjs';

const desk = ['staff', 'coordinator'];
const all = ['staff', 'coordinator', 'ops', 'auditor', 'editor'];
const done = { ok: true };

// A refusal is an answer; an operation id that was seen returns its first answer.
const safely = (act) => (call) => {
  const { op } = call.body;
  if (op && call.state.ops.has(op)) return call.state.ops.get(op);
  try {
    const said = { body: act(call) };
    if (op) call.state.ops.set(op, said);
    return said;
  } catch (refusal) {
    if (!refusal.status) throw refusal;
    return refusal;
  }
};

const order = (a, b) =>
  (a.lane === 'urgent' ? 0 : 1) - (b.lane === 'urgent' ? 0 : 1) || a.score - b.score;
const inState = (state, name) =>
  [...state.tickets.values()]
    .map((h) => h.ticket)
    .filter((t) => t.state === name)
    .sort(order);

function countsOf(state) {
  const counts = {
    urgent: 0,
    event: 0,
    ordinary: 0,
    waiting: 0,
    claimed: 0,
    backoffice: 0,
    finished: 0,
  };
  for (const { ticket } of state.tickets.values()) {
    counts[ticket.state] = (counts[ticket.state] ?? 0) + 1;
    if (ticket.state === 'waiting') counts[ticket.lane] += 1;
  }
  for (const { out } of state.outs.values()) counts[out.state] = (counts[out.state] ?? 0) + 1;
  return counts;
}

const meOf = (state, name) => ({
  name,
  roles: state.users.get(name),
  language: 'nl',
  undo_ms: state.undo_ms,
  beat_ms: state.beat_ms,
  drill: false,
});

function logIn({ state, body }) {
  if (!state.users.has(body.name) || body.password !== 'demo') {
    return { status: 401, body: { code: 'bad_login' } };
  }
  const id = randomBytes(16).toString('hex');
  state.sessions.set(id, { name: body.name, roles: state.users.get(body.name) });
  const cookie = `wc_session=${id}; HttpOnly; SameSite=Strict; Path=/`;
  return { body: meOf(state, body.name), headers: { 'Set-Cookie': cookie } };
}

function list({ state, query }) {
  const name = query.get('state') ?? 'waiting';
  return { tickets: inState(state, name), counts: countsOf(state), as_of: `${state.log.length}-0` };
}

function dossier({ state, id }) {
  const { ticket, posts, outs, log, draft, looking, typing } = state.known(id);
  return { ticket, posts, outs, log, draft, looking, typing };
}

function pick({ state, who }) {
  const [next] = inState(state, 'waiting');
  return { claim: next ? state.grant(state.known(next.id), who, 'picked') : null };
}

function claim({ state, who, id }) {
  const held = state.known(id);
  const { ticket } = held;
  if (ticket.state === 'claimed' && ticket.owner !== who)
    refuse(409, 'taken', { owner: ticket.owner });
  if (ticket.state === 'claimed') return state.claimOf(held);
  if (ticket.state === 'finished') refuse(409, 'wrong_state');
  return state.grant(held, who, 'claimed');
}

function beat({ state, who, id, body }) {
  const held = state.mine(id, body.token, who);
  held.draft = body.draft;
  return { until: held.ticket.lease_until };
}

function leave(verb, to, more) {
  return ({ state, who, id, body }) => {
    const held = state.mine(id, body.token, who);
    state.move(held, to);
    Object.assign(held.ticket, more(body));
    state.note(verb, who, held);
    return done;
  };
}

function undoFinish({ state, who, id }) {
  const held = state.known(id);
  if (held.ticket.state !== 'finished') refuse(409, 'wrong_state');
  state.move(held, 'waiting');
  held.ticket.reason = '';
  state.note('unfinished', who, held);
  return done;
}

function settle({ state, who, id, body }) {
  const { out, held } = state.outs.get(id) ?? refuse(404, 'not_found');
  if (out.state !== 'unknown') refuse(409, 'wrong_state');
  if (body.state === 'pending' && out.code !== 'not_there') refuse(409, 'wrong_state');
  out.state = body.state;
  state.note('settled', who, held, { detail: id });
  return done;
}

function surge(on) {
  return ({ state, who, body }) => {
    const s = state.surges.find((x) => x.event === body.event) ?? refuse(404, 'not_found');
    Object.assign(s, on ? { on, until: body.until, by: who } : { on, until: null, by: '' });
    state.note(on ? 'surge_on' : 'surge_off', who);
    return s;
  };
}

function ops({ state }) {
  const at = (ago) => new Date(Date.now() - ago).toISOString();
  const source = (name, platform, reads, more) => ({
    name,
    platform,
    account: `${platform}-gemeente`,
    reads,
    state: 'well',
    code: '',
    last_success: at(4_000),
    last_try: at(4_000),
    newest: at(300_000),
    gaps: 0,
    holes: [],
    rest_ms: 0,
    posts: 1843,
    bad: 0,
    microdollars: 0,
    ...more,
  });
  return {
    now: new Date().toISOString(),
    version: '0.1.0',
    sources: [
      source('x-vermeldingen', 'x', 'mentions', { microdollars: 2_481_000 }),
      source('facebook-pagina', 'facebook', 'comments', { posts: 912 }),
      source('x-zoeken', 'x', 'search', {
        state: 'failing',
        code: 'rate_limited',
        last_success: at(1_500_000),
        rest_ms: 412_000,
        gaps: 1,
        holes: [{ after: at(7_200_000), until: at(6_900_000) }],
      }),
    ],
    counts: countsOf(state),
    warnings: ['redis_fsync'],
    redis: { ok: true, code: '' },
    oldest_waiting: at(7_800_000),
    rules: 412,
  };
}

const ticket = (verb) => new RegExp(`^/api/tickets/([^/]+)${verb}$`);
const exact = (path) => new RegExp(`^${path}$`);
export const routes = [
  ['POST', exact('/api/login'), null, logIn],
  ['POST', exact('/api/logout'), all, safely(() => done)],
  ['GET', exact('/api/me'), all, safely(({ state, who }) => meOf(state, who))],
  ['GET', exact('/api/topics'), all, safely(() => ({ topics }))],
  ['GET', exact('/api/answers'), desk, safely(() => ({ answers }))],
  ['GET', exact('/api/tickets'), desk, safely(list)],
  ['GET', ticket(''), desk, safely(dossier)],
  ['POST', exact('/api/pick'), desk, safely(pick)],
  ['POST', ticket('/claim'), desk, safely(claim)],
  ['POST', ticket('/beat'), desk, safely(beat)],
  ['POST', ticket('/release'), desk, safely(leave('released', 'waiting', () => ({})))],
  [
    'POST',
    ticket('/finish'),
    desk,
    safely(leave('finished', 'finished', ({ reason }) => ({ reason }))),
  ],
  ['POST', ticket('/undo_finish'), desk, safely(undoFinish)],
  [
    'POST',
    ticket('/hand_over'),
    desk,
    safely(leave('handed_over', 'backoffice', ({ office }) => ({ office }))),
  ],
  [
    'POST',
    ticket('/reply'),
    desk,
    safely(({ state, who, id, body }) => state.reply(state.mine(id, body.token, who), who, body)),
  ],
  [
    'POST',
    /^\/api\/replies\/([^/]+)\/undo$/,
    desk,
    safely(({ state, who, id }) => {
      state.undoReply(id, who);
      return done;
    }),
  ],
  ['POST', /^\/api\/replies\/([^/]+)\/settle$/, desk, safely(settle)],
  ['GET', exact('/api/surge'), all, safely(({ state }) => ({ surges: state.surges }))],
  ['POST', exact('/api/surge/on'), ['coordinator'], safely(surge(true))],
  ['POST', exact('/api/surge/off'), ['coordinator'], safely(surge(false))],
  ['GET', exact('/api/ops'), ['ops', 'coordinator'], safely(ops)],
  [
    'GET',
    exact('/api/log'),
    ['auditor', 'coordinator'],
    safely(({ state, query }) => ({
      events: state.log.slice(Number.parseInt(query.get('after') || '0', 10)),
    })),
  ],
];
