// SPDX-License-Identifier: EUPL-1.2
// The whole page: who is here decides what there is.
import type { ComponentChildren } from 'preact';
import { drillOn } from '../state/drill';
import { feedLive } from '../state/feed';
import { spoken } from '../state/notice';
import { page } from '../state/pages';
import { away, me } from '../state/session';
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

function Inside() {
  if (page.value === 'work') return <Work />;
  if (page.value === 'event') return <EventPage />;
  if (page.value === 'ops') return <OpsPage />;
  if (page.value === 'log') return <LogPage />;
  return <p class="page">{w().user.noPage}</p>;
}

function Line({ tone, children }: { tone: string; children: ComponentChildren }) {
  return <p class={`line line-${tone}`}>{children}</p>;
}

function Room() {
  return (
    <>
      <a class="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#main" onClick={skip}>
        {w().skip}
      </a>
      <header>
        <TopBar />
        {drillOn.value && <Line tone="drill">{w().drill}</Line>}
        {surgesOn.value.map((s) => (
          <SurgeBanner key={s.event} surge={s} />
        ))}
        <div role="status">
          {away.value && <Line tone="away">{w().away}</Line>}
          {!away.value && !feedLive.value && <Line tone="away">{w().feedDown}</Line>}
        </div>
      </header>
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
