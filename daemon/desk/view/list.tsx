// SPDX-License-Identifier: EUPL-1.2
// The work list: tabs, what is new behind a button, rows that stay where they are.
import { busy, pick } from '../state/actions';
import * as list from '../state/list';
import { addressOfTab, place, tabs, type Tab } from '../state/route';
import { w } from '../words';
import { Button } from './parts';
import { TicketRow } from './row';

function numberOf(tab: Tab): number | undefined {
  if (tab === 'finished') return undefined;
  if (tab === 'claimed') return list.mine.value.length;
  return list.counts.value[tab];
}

function Tabs() {
  return (
    <nav aria-label={w().tabs.label}>
      <ul class="tabs">
        {tabs.map((tab) => {
          const n = numberOf(tab);
          return (
            <li key={tab}>
              <a
                href={addressOfTab(tab)}
                aria-current={tab === place.value.tab ? 'page' : undefined}
              >
                {w().tabs[tab]} {n !== undefined && <span class="number">{n}</span>}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

// The room for it is always there, so that its coming moves no row.
function Fresh() {
  const n = list.shown.value.waiting.length;
  const urgent = list.freshUrgent.value;
  return (
    <div class="fresh">
      {n === 0 && place.value.tab === 'waiting' && <span class="quiet">{w().list.ordered}</span>}
      {n > 0 && (
        <Button tone={urgent ? 'danger' : 'quiet'} shortcut="n" onClick={list.showFresh}>
          {w().list.fresh(n)}
          {urgent > 0 && `, ${w().list.freshUrgent(urgent)}`}
        </Button>
      )}
    </div>
  );
}

const emptyWords = (tab: Tab): string =>
  tab === 'waiting' ? w().list.empty : tab === 'claimed' ? w().list.emptyMine : w().list.emptyOther;

function Colleagues() {
  if (place.value.tab !== 'claimed' || list.colleagues.value.length === 0) return null;
  return (
    <>
      <h3 class="list-part">{w().list.colleagues}</h3>
      <ol class="rows">
        {list.colleagues.value.map((ticket) => (
          <TicketRow key={ticket.id} row={{ ticket, left: false }} />
        ))}
      </ol>
    </>
  );
}

export function List() {
  const { tab } = place.value;
  const here = list.read.value === tab;
  const rows = here ? list.shown.value.rows : [];
  return (
    <section
      class="list"
      aria-labelledby="list-title"
      onPointerEnter={() => list.touch(true)}
      onPointerLeave={() => list.touch(false)}
    >
      <div class="list-head">
        <h2 id="list-title">{w().list.heading}</h2>
        <Button
          tone="main"
          shortcut="p"
          disabled={busy.value === 'pick'}
          onClick={() => void pick()}
        >
          {busy.value === 'pick' ? w().list.picking : w().list.pick}
        </Button>
      </div>
      <Tabs />
      <Fresh />
      {!here && <p class="quiet empty">{w().loading}</p>}
      {here && rows.length === 0 && <p class="quiet empty">{emptyWords(tab)}</p>}
      <ol class="rows">
        {rows.map((row) => (
          <TicketRow key={row.ticket.id} row={row} />
        ))}
      </ol>
      <Colleagues />
    </section>
  );
}
