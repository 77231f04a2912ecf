// SPDX-License-Identifier: EUPL-1.2
// The tickets that this window holds: each needs a beat, which also saves the draft. A window that
// nobody touches stops beating, so that no ticket stays with someone who left.
import { signal } from '@preact/signals';
import { api, Refusal } from '../api/client';
import type { Claim } from '../api/types';
import { keepDraft, keptDraft, startText } from '../pure/drafts';
import { w } from '../words';
import { say } from './notice';
import { me } from './session';

export interface Held {
  token: number;
  until: string;
}

export const held = signal<ReadonlyMap<string, Held>>(new Map());
export const savedAt = signal<ReadonlyMap<string, string>>(new Map()); // what the daemon has

const idle_ms = 10 * 60_000;
let touched_ms = Date.now();
for (const sign of ['keydown', 'pointerdown', 'input', 'wheel']) {
  addEventListener(sign, () => (touched_ms = Date.now()), { passive: true, capture: true });
}

function change(edit: (map: Map<string, Held>) => void): void {
  const map = new Map(held.value);
  edit(map);
  held.value = map;
}

export function hold(claim: Claim): void {
  const kept = keptDraft(sessionStorage, claim.ticket);
  keepDraft(sessionStorage, claim.ticket, {
    ...kept,
    text: startText(kept.text, claim.draft),
    token: claim.token,
  });
  change((map) => map.set(claim.ticket, { token: claim.token, until: claim.until }));
}

// After a reload: the token is still in this window's keeping.
export function holdAgain(ticket: string, until: string | null): void {
  const { token } = keptDraft(sessionStorage, ticket);
  if (!token || !until || held.value.has(ticket)) return;
  change((map) => map.set(ticket, { token, until }));
  void beat(ticket);
}

// No longer ours. The words stay where they were typed.
export function letGo(ticket: string): void {
  keepDraft(sessionStorage, ticket, { ...keptDraft(sessionStorage, ticket), token: 0 });
  change((map) => map.delete(ticket));
}

// No longer ours, and its words went out or are not wanted: nothing is kept.
export function dropDraft(ticket: string): void {
  keepDraft(sessionStorage, ticket, { text: '', token: 0, post: '' });
  change((map) => map.delete(ticket));
}

export async function beat(ticket: string): Promise<void> {
  const claim = held.value.get(ticket);
  if (!claim) return;
  const { text } = keptDraft(sessionStorage, ticket);
  try {
    const { until } = await api.beat(ticket, claim.token, text);
    if (held.value.get(ticket)?.token !== claim.token) return;
    change((map) => map.set(ticket, { token: claim.token, until }));
    savedAt.value = new Map(savedAt.value).set(ticket, text);
  } catch (error) {
    // Away: the lease may still run, so we hold on to it. 401: the log-in page, drafts stay.
    if (!(error instanceof Refusal) || error.away || error.status === 401) return;
    if (held.value.get(ticket)?.token !== claim.token) return;
    letGo(ticket);
    const owner = error.params['owner'] ?? '';
    say(owner ? w().ticket.lost(owner) : w().ticket.lostFree, 'warn');
  }
}

let last_ms = 0;
setInterval(() => {
  const beat_ms = me.value?.beat_ms ?? 20_000;
  if (Date.now() - last_ms < beat_ms || Date.now() - touched_ms > idle_ms) return;
  last_ms = Date.now();
  for (const ticket of held.value.keys()) void beat(ticket);
}, 1_000);
