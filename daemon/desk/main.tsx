// SPDX-License-Identifier: EUPL-1.2
// Starts the desk: wires what the parts want to hear, and draws.
import { effect } from '@preact/signals';
import { render } from 'preact';
import { listen } from './api/client';
import { follow } from './api/live';
import { heard } from './state/clock';
import { listenToKeys } from './state/keys';
import * as list from './state/list';
import { onOutEvent } from './state/outgoing';
import { place } from './state/route';
import * as session from './state/session';
import { onSurgeEvent, readSurges } from './state/surge';
import { onTicketEvent, readSoon } from './state/ticket';
import { feedLive } from './state/feed';
import { Desk } from './view/desk';
import { language, w } from './words';
import './style/desk.css';

listen({
  reached: (away) => (session.away.value = away),
  clock: heard,
  loggedOut: session.loggedOut,
});
listenToKeys();

effect(() => {
  document.documentElement.lang = language.value;
});

effect(() => {
  const waiting = list.counts.value['waiting'] ?? 0;
  const urgent = list.counts.value['urgent'] ?? 0;
  const count = session.worksTickets() && waiting > 0 ? `(${waiting}) ` : '';
  document.title = `${urgent > 0 && count ? `⚠ ${urgent} ` : ''}${count}${w().desk}`;
});

// The feed runs as long as somebody is logged in.
effect(() => {
  if (!session.me.value) return undefined;
  void readSurges();
  return follow({
    event(event) {
      onSurgeEvent(event);
      if (!session.worksTickets()) return;
      list.onEvent(event);
      onTicketEvent(event);
      onOutEvent(event);
    },
    again() {
      void readSurges();
      if (!session.worksTickets()) return;
      list.refreshSoon();
      readSoon();
    },
    state: (live) => (feedLive.value = live),
  });
});

// Another tab is another list: nothing to keep in place.
effect(() => {
  if (
    place.value.page === 'work' &&
    place.value.tab !== list.read.peek() &&
    session.worksTickets()
  ) {
    void list.refresh(true);
  }
});

void session.begin();
render(<Desk />, document.body);
