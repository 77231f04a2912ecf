// SPDX-License-Identifier: EUPL-1.2
// The list beside the open ticket; on a narrow screen one of the two.
import { openId } from '../state/route';
import { w } from '../words';
import { List } from './list';
import { TicketPage } from './ticket';

export function Work() {
  return (
    <div class={`work ${openId.value ? 'work-open' : ''}`}>
      <h1 class="unseen">{w().menu.work}</h1>
      <List />
      {openId.value ? (
        <TicketPage />
      ) : (
        <section class="ticket ticket-none">
          <p>{w().list.choose}</p>
          <p class="quiet">{w().list.chooseHint}</p>
        </section>
      )}
    </div>
  );
}
