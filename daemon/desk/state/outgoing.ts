// SPDX-License-Identifier: EUPL-1.2
// Replies of this window on their way: shown at the bottom until they have arrived, so that
// somebody can go on with the next ticket and still undo the last answer.
import { signal } from '@preact/signals';
import { api, Refusal } from '../api/client';
import type { LogEvent, Out } from '../api/types';
import { keepDraft, keptDraft } from '../pure/drafts';
import { w } from '../words';
import { attempt } from './attempt';
import { now } from './clock';
import { hold } from './claims';
import { tidy } from './list';
import { announce, say, sayError } from './notice';
import { addressOfTicket, go, place } from './route';
import { me, myName } from './session';
import { dossier, readTicket, startDraft, type } from './ticket';

export interface Going {
  out: Out;
  to: string; // name of the citizen
  platform: string;
  shown: number; // when it came to rest
}

export const outgoing = signal<readonly Going[]>([]);
const restShow_ms = 10_000;

export function follow(out: Out, to: string, platform: string): void {
  outgoing.value = [...outgoing.value, { out, to, platform, shown: 0 }].slice(-4);
}
export function forget(id: string): void {
  outgoing.value = outgoing.value.filter((g) => g.out.id !== id);
}
export const canUndo = (out: Out, at: number): boolean =>
  out.state === 'pending' && out.tries === 0 && Date.parse(out.not_before) > at;

function moved(going: Going, out: Out): Going {
  if (going.out.state !== out.state) {
    if (out.state === 'sent') announce(w().out.sent);
    if (out.state === 'failed') announce(w().out.failed);
    if (out.state === 'unknown') announce(w().out.unknown);
  }
  return { ...going, out, shown: going.shown || (out.state === 'sent' ? now() : 0) };
}

async function look(ticket: string): Promise<void> {
  const open = dossier.value?.ticket.id === ticket;
  const d = open ? dossier.value : await api.dossier(ticket).catch(() => undefined);
  if (!d) return;
  const outs = new Map(d.outs.map((o) => [o.id, o]));
  outgoing.value = outgoing.value.map((g) => {
    const out = outs.get(g.out.id);
    return out ? moved(g, out) : g;
  });
}

export function onOutEvent(event: LogEvent): void {
  if (outgoing.value.some((g) => g.out.ticket === event.ticket)) {
    setTimeout(() => void look(event.ticket), 250);
  }
}

const underWay = (g: Going): boolean =>
  g.out.state === 'sending' ||
  (g.out.state === 'pending' && Date.parse(g.out.not_before) < now() - 500);

// Also without the live feed: look after what should have gone.
setInterval(() => {
  if (!me.value) return;
  for (const g of outgoing.value.filter(underWay)) {
    if (dossier.value?.ticket.id === g.out.ticket) void readTicket().then(() => look(g.out.ticket));
    else void look(g.out.ticket);
  }
  const rested = outgoing.value.filter((g) => !g.shown || now() - g.shown < restShow_ms);
  if (rested.length !== outgoing.value.length) outgoing.value = rested;
}, 2_000);

// The answer comes back into the field, and its ticket back to us.
export async function undoReply(out: Out): Promise<void> {
  try {
    await attempt((op) => api.undoReply(op, out.id));
  } catch (error) {
    sayError(error);
    return void look(out.ticket);
  }
  forget(out.id);
  go(addressOfTicket(place.value.tab, out.ticket));
  keepDraft(sessionStorage, out.ticket, {
    ...keptDraft(sessionStorage, out.ticket),
    text: out.text,
    post: out.post,
  });
  await readTicket();
  await takeBack(out.ticket);
  startDraft(out.ticket, '');
  type(out.text);
  void tidy();
  say(w().out.undone);
}

async function takeBack(ticket: string): Promise<void> {
  const d = dossier.value;
  if (d?.ticket.id !== ticket) return;
  if (d.ticket.owner && d.ticket.owner !== myName()) return;
  if (d.ticket.owner === myName() && keptDraft(sessionStorage, ticket).token) return;
  try {
    hold(await attempt((op) => api.claim(op, ticket)));
    await readTicket();
  } catch (error) {
    sayError(error);
  }
}

// A person looked whether an unknown one is there.
export async function settle(out: Out, state: 'sent' | 'pending'): Promise<void> {
  try {
    await attempt((op) => api.settle(op, out.id, state));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    sayError(error);
  }
  await readTicket();
  void look(out.ticket);
}
