// SPDX-License-Identifier: EUPL-1.2
// Where people are, as an address: it can be shared, and the browser's back works.
//   #/werk/waiting            a list       #/werk/waiting/x:123   with a ticket open
//   #/evenement  #/beheer  #/logboek
import { computed, signal } from '@preact/signals';

export type Tab = 'waiting' | 'claimed' | 'backoffice' | 'finished';
export const tabs: readonly Tab[] = ['waiting', 'claimed', 'backoffice', 'finished'];
export type Page = 'work' | 'event' | 'ops' | 'log';

export interface Place {
  page: Page;
  tab: Tab;
  ticket: string;
}

const names: Readonly<Record<Page, string>> = {
  work: 'werk',
  event: 'evenement',
  ops: 'beheer',
  log: 'logboek',
};

function read(): Place {
  const [, first = '', second = '', third = ''] = location.hash.split('/');
  const page = (Object.keys(names) as Page[]).find((p) => names[p] === first) ?? 'work';
  const tab = tabs.find((t) => t === second) ?? 'waiting';
  let ticket = '';
  try {
    ticket = decodeURIComponent(third);
  } catch {
    // Not an address of ours: the list.
  }
  return { page, tab, ticket: page === 'work' ? ticket : '' };
}

export const place = signal<Place>(read());
addEventListener('hashchange', () => {
  place.value = read();
});

export const openId = computed(() => place.value.ticket);

export const addressOf = (page: Page): string => `#/${names[page]}`;
export const addressOfTab = (tab: Tab): string => `#/${names.work}/${tab}`;
export const addressOfTicket = (tab: Tab, id: string): string =>
  `#/${names.work}/${tab}/${encodeURIComponent(id)}`;

export function go(address: string): void {
  if (location.hash !== address) location.hash = address;
  place.value = read(); // at once, not at the next hashchange
}
