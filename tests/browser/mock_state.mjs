// SPDX-License-Identifier: EUPL-1.2
// What the mock remembers: tickets, outbox, log, users. Refusals are thrown as {status, code}.
import { arrival, morning, surges } from './mock_town.mjs';

export const refuse = (status, code, params = {}) => {
  throw { status, body: { code, params } };
};

const lease_ms = 120_000;

export class State {
  constructor({ undo_ms, beat_ms }) {
    this.undo_ms = undo_ms;
    this.beat_ms = beat_ms;
    this.users = new Map([
      ['sanne', ['staff']],
      ['joris', ['staff']],
      ['karim', ['coordinator', 'staff']],
      ['bo', ['ops']],
      ['ada', ['auditor']],
    ]);
    this.sessions = new Map();
    this.listeners = new Set();
    this.tickets = new Map();
    this.outs = new Map();
    this.ops = new Map(); // operation id → first answer
    this.log = [];
    this.surges = structuredClone(surges);
    this.next = 'sent'; // what becomes of the next reply: sent, unknown, failed
    this.looks = 3; // and of one of which nobody knows, how often it was looked for
    this.code = 'not_there';
    this.down = false;
    this.tokens = 0;
    for (const about of morning) this.arrive(about);
  }

  now() {
    return Date.now();
  }

  tell(answer, event) {
    answer.write(`event: log\nid: ${event.id}\ndata: ${JSON.stringify(event)}\n\n`);
  }

  // Nobody is logged in any more, as after twelve hours; `last` is what the feeds end with.
  endSessions(last) {
    this.sessions.clear();
    for (const answer of this.listeners) answer.end(last);
  }

  note(verb, who, held, more = {}) {
    const t = held?.ticket;
    const event = {
      id: `${this.log.length + 1}-0`,
      at: new Date().toISOString(),
      who,
      verb,
      ticket: t?.id ?? '',
      platform: t?.platform ?? '',
      topics: t?.topics.join(',') ?? '',
      urgency: t?.urgency ?? '',
      lane: t?.lane ?? '',
      route: '',
      from: '',
      to: t?.state ?? '',
      detail: '',
      cost_microdollars: 0,
      ...more,
    };
    this.log.push(event);
    if (held) held.log.push(event);
    for (const answer of this.listeners) this.tell(answer, event);
  }

  arrive(about) {
    const held = arrival(this.now(), about);
    this.tickets.set(held.ticket.id, held);
    this.note('arrived', 'intake', held);
    return held.ticket.id;
  }

  known(id) {
    return this.tickets.get(id) ?? refuse(404, 'not_found');
  }

  grant(held, who, verb) {
    const t = held.ticket;
    t.state = 'claimed';
    t.owner = who;
    t.lease_until = new Date(this.now() + lease_ms).toISOString();
    held.token = ++this.tokens;
    this.note(verb, who, held);
    return this.claimOf(held);
  }

  claimOf(held) {
    const { id, lease_until } = held.ticket;
    return { ticket: id, token: held.token, until: lease_until, draft: held.draft };
  }

  mine(id, token, who) {
    const held = this.known(id);
    const { state, owner } = held.ticket;
    if (state !== 'claimed' || owner !== who || held.token !== token) {
      refuse(409, 'fenced', { owner });
    }
    return held;
  }

  move(held, state) {
    Object.assign(held.ticket, { state, owner: '', lease_until: null });
    held.ticket.version += 1;
  }

  // Somebody else takes it over, as after a lapsed lease.
  steal(id, who) {
    const held = this.known(id);
    this.move(held, 'waiting');
    this.grant(held, who, 'claimed');
  }

  reply(held, who, { op, post, text, then }) {
    const out = {
      id: op,
      kind: 'reply',
      ticket: held.ticket.id,
      post,
      text,
      who,
      state: 'pending',
      made: new Date(this.now()).toISOString(),
      not_before: new Date(this.now() + this.undo_ms).toISOString(),
      tries: 0,
      looks: 0,
      tried: null,
      code: '',
      receipt_id: '',
      receipt_url: '',
    };
    held.outs.push(out);
    held.draft = '';
    this.outs.set(op, { out, held, was: { owner: who, token: held.token } });
    if (then === 'finish') {
      this.move(held, 'finished');
      held.ticket.reason = 'answered';
    }
    this.note('replied', who, held, { detail: op });
    return out;
  }

  undoReply(id, who) {
    const { out, held, was } = this.outs.get(id) ?? refuse(404, 'not_found');
    if (out.state !== 'pending' || Date.parse(out.not_before) <= this.now())
      refuse(409, 'too_late');
    out.state = 'cancelled';
    if (held.ticket.state === 'finished') {
      Object.assign(held.ticket, { state: 'claimed', owner: was.owner, reason: '' });
      held.ticket.lease_until = new Date(this.now() + lease_ms).toISOString();
      held.token = was.token;
    }
    this.note('unreplied', who, held, { detail: id });
  }

  // The courier: what is due goes out and comes to what the test asked for.
  chores() {
    for (const { out, held } of this.outs.values()) {
      if (out.state !== 'pending' || Date.parse(out.not_before) > this.now()) continue;
      out.tries += 1;
      out.tried = new Date(this.now()).toISOString();
      out.state = this.next;
      if (out.state === 'sent') this.deliver(out, held);
      if (out.state === 'unknown') Object.assign(out, { looks: this.looks, code: this.code });
      if (out.state === 'failed') out.code = 'refused';
      this.note(out.state, 'courier', held, { detail: out.id });
      this.next = 'sent';
    }
  }

  deliver(out, held) {
    const parent = held.posts.find((p) => p.id === out.post);
    out.receipt_id = `9${this.outs.size}`;
    out.receipt_url = `${parent.url}9${this.outs.size}`;
    held.posts.push({
      ...structuredClone(parent),
      id: `${parent.platform}:${out.receipt_id}`,
      ours: true,
      parent: parent.id,
      author: 'Gemeente',
      handle: '@gemeente',
      text: out.text,
      url: out.receipt_url,
      at: new Date(this.now()).toISOString(),
      verdict: { signal: false, topics: [], urgency: 'laag', language: 'nl', reasons: [] },
    });
  }
}
