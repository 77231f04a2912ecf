// SPDX-License-Identifier: EUPL-1.2
// The ticket that is open, with everything on its page. Reading it tells the others that we look.
import { effect, signal } from '@preact/signals';
import { api, Refusal } from '../api/client';
import type { Dossier, LogEvent, Post } from '../api/types';
import { keepDraft, keptDraft, startText } from '../pure/drafts';
import { held, holdAgain } from './claims';
import { openId } from './route';
import { me, myName } from './session';

export const dossier = signal<Dossier | undefined>(undefined);
export const missing = signal(false);

// What is being typed for the open ticket, and to which post ('' = the newest).
export const text = signal('');
export const answered = signal('');

let timer: ReturnType<typeof setTimeout> | undefined;

export async function readTicket(): Promise<void> {
  const id = openId.value;
  if (!id || !me.value) return;
  try {
    const fresh = await api.dossier(id);
    if (openId.value !== id) return;
    const first = dossier.value?.ticket.id !== id;
    dossier.value = fresh;
    if (fresh.ticket.owner === myName()) holdAgain(id, fresh.ticket.lease_until);
    if (first) startDraft(id, fresh.ticket.owner === myName() ? fresh.draft : '');
  } catch (error) {
    if (error instanceof Refusal && error.status === 404 && openId.value === id)
      missing.value = true;
  }
}

export function readSoon(): void {
  if (timer) return;
  timer = setTimeout(() => {
    timer = undefined;
    void readTicket();
  }, 200);
}

export function onTicketEvent(event: LogEvent): void {
  if (event.ticket && event.ticket === openId.value) readSoon();
}

// Fills the field from what this window kept, else from what the last holder left.
export function startDraft(id: string, left: string): void {
  const kept = keptDraft(sessionStorage, id);
  text.value = startText(kept.text, left);
  answered.value = kept.post;
}

export function type(words: string): void {
  text.value = words;
  keep();
}
export function answer(post: string): void {
  answered.value = post;
  keep();
}
function keep(): void {
  const id = openId.value;
  const token = held.value.get(id)?.token ?? 0;
  keepDraft(sessionStorage, id, { text: text.value, token, post: answered.value });
}

// The post that a reply goes to: the chosen one, else the citizen's newest that is still there.
export function target(d: Dossier): Post | undefined {
  const open = d.posts.filter((p) => !p.ours && !p.erased);
  return open.find((p) => p.id === answered.value) ?? open[open.length - 1];
}

effect(() => {
  const id = openId.value;
  if (dossier.peek()?.ticket.id === id) return;
  dossier.value = undefined;
  missing.value = false;
  text.value = '';
  answered.value = '';
  if (id && me.value) void readTicket();
});

// Looking on: presence lasts as long as somebody reads.
setInterval(() => {
  if (openId.value && !document.hidden) void readTicket();
}, 20_000);
