// SPDX-License-Identifier: EUPL-1.2
// The whole page: who is here decides what there is.
import type { ComponentChildren } from 'preact';
import { drillOn } from '../state/drill';
import { feedLive } from '../state/feed';
import { spoken } from '../state/notice';
import { addressOf, place, type Page } from '../state/route';
import { away, has, me, worksTickets } from '../state/session';
import { surgesOn } from '../state/surge';
import { w } from '../words';
import { EventPage } from './event';
import { Help } from './help';
import { LogIn } from './login';
import { LogPage } from './log';
import { Notices } from './notices';
import { OpsPage } from './ops';
import { SurgeBanner } from './banner';
import { TopBar } from './topbar';
import { Work } from './work';

// The pages that this person may see, the first is where one starts.
export function pages(): Page[] {
  const all: [Page, boolean][] = [
    ['work', worksTickets()],
    ['event', has('coordinator')],
    ['ops', has('ops', 'coordinator')],
    ['log', has('auditor', 'coordinator')],
  ];
  return all.filter(([, may]) => may).map(([page]) => page);
}

function Inside() {
  const may = pages();
  const page = may.includes(place.value.page) ? place.value.page : may[0];
  if (page === 'work') return <Work />;
  if (page === 'event') return <EventPage />;
  if (page === 'ops') return <OpsPage />;
  if (page === 'log') return <LogPage />;
  return <p class="page">{w().user.noPage}</p>;
}

function Line({ tone, children }: { tone: string; children: ComponentChildren }) {
  return <p class={`line line-${tone}`}>{children}</p>;
}

function Room() {
  return (
    <>
      <a
        class="utrecht-skip-link utrecht-skip-link--visible-on-focus"
        href={location.hash || addressOf('work')}
        onClick={skip}
      >
        {w().skip}
      </a>
      <TopBar pages={pages()} />
      {drillOn.value && <Line tone="drill">{w().drill}</Line>}
      {surgesOn.value.map((s) => (
        <SurgeBanner key={s.event} surge={s} />
      ))}
      <div role="status">
        {away.value && <Line tone="away">{w().away}</Line>}
        {!away.value && !feedLive.value && <Line tone="away">{w().feedDown}</Line>}
      </div>
      <main id="main" tabIndex={-1}>
        <Inside />
      </main>
      <Notices />
      <Help />
    </>
  );
}

// The address holds the place, so the skip link moves the focus by itself.
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

export function Desk() {
  return (
    <>
      {me.value === undefined && <p class="page quiet">{w().loading}</p>}
      {me.value === null && <LogIn />}
      {me.value && <Room />}
      <p class="unseen" role="status" id="spoken">
        {spoken.value}
      </p>
    </>
  );
}
