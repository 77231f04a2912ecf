// SPDX-License-Identifier: EUPL-1.2
// The work list of the chosen tab, and the tickets in hand. Read again when the log says that
// something changed, at most once a second; rows that stand do not move (pure/arrivals.ts).
import { batch, computed, signal } from '@preact/signals';
import { api } from '../api/client';
import type { LogEvent, Ticket } from '../api/types';
import { merge, nothing, ordered, settle, type Shown } from '../pure/arrivals';
import { w } from '../words';
import { announce } from './notice';
import { place, type Tab } from './route';
import { away, me, myName } from './session';

export const shown = signal<Shown>(nothing);
export const inHand = signal<readonly Ticket[]>([]); // everybody's
export const counts = signal<Readonly<Record<string, number>>>({});
export const read = signal<Tab | ''>(''); // which tab `shown` holds

export const mine = computed(() => inHand.value.filter((t) => t.owner === myName()));
export const colleagues = computed(() => inHand.value.filter((t) => t.owner !== myName()));
export const freshUrgent = computed(
  () => shown.value.waiting.filter((t) => t.urgency === 'spoed').length,
);

let order = 0; // of readings: a late answer of an earlier one is thrown away

function take(tab: Tab, fresh: readonly Ticket[], claimed: readonly Ticket[], anew: boolean): void {
  const own = tab === 'claimed' ? fresh.filter((t) => t.owner === myName()) : fresh;
  const list = ordered(tab, own);
  const looking = tab === read.value && !anew && !document.hidden;
  const next = looking ? merge(shown.value, list, claimed) : settle(list);
  const before = shown.value.waiting.length;
  if (looking && next.waiting.length > before) {
    announce(w().list.arrived(next.waiting.length));
  }
  shown.value = next;
}

// Whether the pointer or the cursor is in the list: then not even our own acts move a row.
let touched = false;
export function touch(inside: boolean): void {
  touched = inside;
}

// `anew` puts everything in its place: when somebody asks for it, or did something elsewhere.
export async function refresh(anew = false): Promise<void> {
  if (!me.value) return;
  const tab = place.value.tab;
  const mineOf = ++order;
  try {
    const [list, claimed] = await Promise.all([
      api.tickets(tab),
      tab === 'claimed' ? undefined : api.tickets('claimed'),
    ]);
    if (mineOf !== order || tab !== place.value.tab) return;
    batch(() => {
      const held = (claimed ?? list).tickets;
      take(tab, list.tickets, held, anew);
      inHand.value = held;
      counts.value = list.counts;
      read.value = tab;
    });
  } catch {
    // The banner says that the queue is away; the last state stays readable.
  }
}

// After something that was done here.
export const tidy = (): Promise<void> => refresh(!touched);

export function showFresh(): void {
  void refresh(true);
}

let timer: ReturnType<typeof setTimeout> | undefined;
let last_ms = 0;
export function refreshSoon(): void {
  if (timer) return;
  const gap_ms = document.hidden ? 5_000 : 1_000;
  const wait_ms = Math.max(120, last_ms + gap_ms - Date.now());
  timer = setTimeout(() => {
    timer = undefined;
    last_ms = Date.now();
    void refresh();
  }, wait_ms);
}

export function onEvent(event: LogEvent): void {
  if (event.verb === 'arrived' && event.urgency === 'spoed') announce(w().list.arrivedUrgent);
  if (event.ticket) refreshSoon();
}

// While the queue is away nobody tells us when it is back: ask.
setInterval(() => {
  if (away.value && me.value) refreshSoon();
}, 4_000);
