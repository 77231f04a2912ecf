// SPDX-License-Identifier: EUPL-1.2
// The list that people look at, and what came in behind it. A row that stands never moves: new
// tickets that belong above the last row wait until somebody asks for them; those that belong below
// it are put there. A ticket that left stays as a pale row until then.
import type { Ticket } from '../api/types';

export interface Row {
  ticket: Ticket;
  left: boolean; // it is no longer in this list
}

export interface Shown {
  rows: readonly Row[];
  waiting: readonly Ticket[]; // new ones, by score, not shown yet
}

export const nothing: Shown = { rows: [], waiting: [] };

const laneRank = { urgent: 0, event: 1, ordinary: 2 } as const;

// Spoed first, then by score: the smaller is picked first. The id makes the order one and the same.
export function before(a: Ticket, b: Ticket): number {
  const urgent = Math.min(laneRank[a.lane], 1) - Math.min(laneRank[b.lane], 1);
  return urgent || a.score - b.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

// A reading of the daemon's as its list shows it: work by what presses, what is done newest first,
// the rest as the daemon gives it.
export function ordered(state: string, tickets: readonly Ticket[]): Ticket[] {
  if (state === 'waiting' || state === 'claimed') return [...tickets].sort(before);
  return state === 'finished' ? [...tickets].reverse() : [...tickets];
}

// Everything in its place: at the start, and when somebody asks for it.
export function settle(fresh: readonly Ticket[]): Shown {
  return { rows: fresh.map((ticket) => ({ ticket, left: false })), waiting: [] };
}

// Takes a newer reading, in its order, without moving a row. `elsewhere` tells who took one.
export function merge(shown: Shown, fresh: readonly Ticket[], elsewhere: readonly Ticket[]): Shown {
  if (shown.rows.length === 0) return settle(fresh);
  const now = new Map(fresh.map((t) => [t.id, t]));
  const other = new Map(elsewhere.map((t) => [t.id, t]));
  const rows: Row[] = shown.rows.map(({ ticket }) => {
    const still = now.get(ticket.id);
    return still
      ? { ticket: still, left: false }
      : { ticket: other.get(ticket.id) ?? ticket, left: true };
  });
  const standing = new Set(rows.map((r) => r.ticket.id));
  const last = fresh.reduce((at, t, i) => (standing.has(t.id) ? i : at), fresh.length);
  const waiting: Ticket[] = [];
  fresh.forEach((ticket, i) => {
    if (standing.has(ticket.id)) return;
    if (i > last) rows.push({ ticket, left: false });
    else waiting.push(ticket);
  });
  return { rows, waiting };
}

// The row after (1) or before (-1) the one with this id; the first when there is none.
export function step(rows: readonly Row[], id: string, by: 1 | -1): string {
  const at = rows.findIndex((r) => r.ticket.id === id);
  if (at < 0) return rows[0]?.ticket.id ?? '';
  const to = Math.min(Math.max(at + by, 0), rows.length - 1);
  return rows[to]?.ticket.id ?? '';
}
