// SPDX-License-Identifier: EUPL-1.2
// The pages that this person may see; the first is where one starts.
import { computed } from '@preact/signals';
import { place, type Page } from './route';
import { has, worksTickets } from './session';

export const pages = computed<readonly Page[]>(() => {
  const all: [Page, boolean][] = [
    ['work', worksTickets()],
    ['event', has('coordinator')],
    ['ops', has('ops', 'coordinator')],
    ['log', has('auditor', 'coordinator')],
  ];
  return all.filter(([, may]) => may).map(([page]) => page);
});

export const page = computed<Page | undefined>(() =>
  pages.value.includes(place.value.page) ? place.value.page : pages.value[0],
);
