// SPDX-License-Identifier: EUPL-1.2
// The open ticket: what it is, who looks, the conversation, what one can do, its life.
import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Dossier } from '../api/types';
import * as actions from '../state/actions';
import { held } from '../state/claims';
import { addressOfTab, place } from '../state/route';
import { myName } from '../state/session';
import { dossier, missing, text } from '../state/ticket';
import { named, platformName, topicName, w } from '../words';
import { Composer } from './compose';
import { Conversation } from './conversation';
import { FinishDialog } from './finish';
import { HandOverDialog } from './handover';
import { Life } from './life';
import { Button, Icon, Theirs } from './parts';
import { Deadline, LaneBadge, UrgencyBadge } from './row';

function Presence({ d }: { d: Dossier }) {
  const others = d.looking.filter((who) => who !== myName() && who !== d.typing);
  const typing = d.typing && d.typing !== myName() ? d.typing : '';
  return (
    <p class="presence" role="status">
      {typing && (
        <span>
          <Icon name="pen" /> {w().ticket.typing(typing)}
        </span>
      )}
      {others.map((who) => (
        <span key={who}>
          <Icon name="eye" /> {w().ticket.looking(who)}
        </span>
      ))}
    </p>
  );
}

function Head({ d }: { d: Dossier }) {
  const { ticket } = d;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(
    () =>
      effect(() => {
        if (actions.focusOn.value !== 'ticket') return;
        title.current?.focus();
        actions.focusOn.value = '';
      }),
    [ticket.id],
  );
  return (
    <header class="ticket-head">
      <h2 ref={title} tabIndex={-1} id="ticket-title">
        <Theirs text={ticket.author || w().list.noAuthor} />
      </h2>
      <p class="row-tags">
        <UrgencyBadge urgency={ticket.urgency} />
        <LaneBadge lane={ticket.lane} />
        <span class="row-topics">
          {ticket.topics.map(topicName).join(' · ') || w().list.noTopic}
        </span>
        <span>{platformName(ticket.platform)}</span>
        {(ticket.state === 'waiting' || ticket.state === 'claimed') && <Deadline ticket={ticket} />}
      </p>
      <Presence d={d} />
    </header>
  );
}

// What stands where the answer would, when this window does not hold the ticket.
function NotHeld({ d }: { d: Dossier }) {
  const { ticket } = d;
  const words = w().ticket;
  const claim = (label: string) => (
    <Button
      tone="main"
      shortcut="c"
      disabled={actions.busy.value !== ''}
      onClick={() => void actions.claimThis()}
    >
      {label}
    </Button>
  );
  if (ticket.state === 'claimed' && ticket.owner !== myName()) {
    return (
      <p class="aside">
        <Icon name="lock" /> {words.hasIt(ticket.owner)}
      </p>
    );
  }
  if (ticket.state === 'claimed') {
    return (
      <div class="aside">
        <p>{words.otherWindow}</p>
        {claim(words.takeHere)}
      </div>
    );
  }
  if (ticket.state === 'finished') return <Finished d={d} />;
  if (ticket.state === 'erased') return <p class="aside">{words.erased}</p>;
  return (
    <div class="aside">
      <p>{ticket.state === 'backoffice' ? words.atOffice(ticket.office) : words.notYours}</p>
      {claim(words.claim)}
    </div>
  );
}

function Finished({ d }: { d: Dossier }) {
  const { reason, id } = d.ticket;
  const answered = d.outs.some((o) => o.state !== 'cancelled') || reason === 'post_deleted';
  return (
    <div class="aside">
      <p>
        <Icon name="check" /> {w().ticket.finishedAs(named(w().reason, reason))}
      </p>
      {!answered && (
        <Button onClick={() => void actions.undoFinish(id)}>{w().ticket.reopen}</Button>
      )}
    </div>
  );
}

// Words that were typed while the ticket was ours stay readable when it is no longer.
function KeptText() {
  if (!text.value.trim()) return null;
  return (
    <div class="kept">
      <p class="kept-text">{text.value}</p>
      <Button onClick={() => void navigator.clipboard?.writeText(text.value)}>
        {w().ticket.copy}
      </Button>
    </div>
  );
}

function Body({ d }: { d: Dossier }) {
  const mine = held.value.has(d.ticket.id);
  return (
    <>
      <Head d={d} />
      <Conversation d={d} />
      {mine ? (
        <Composer d={d} />
      ) : (
        <>
          <NotHeld d={d} />
          <KeptText />
        </>
      )}
      <Life d={d} />
      {mine && actions.asking.value === 'finish' && <FinishDialog />}
      {mine && actions.asking.value === 'handOver' && <HandOverDialog d={d} />}
    </>
  );
}

export function TicketPage() {
  const d = dossier.value;
  return (
    <section class="ticket" aria-labelledby={d ? 'ticket-title' : undefined}>
      <p class="ticket-back">
        <a class="utrecht-link" href={addressOfTab(place.value.tab)}>
          <Icon name="back" /> {w().ticket.back}
        </a>
      </p>
      {d && <Body key={d.ticket.id} d={d} />}
      {!d && <p class="quiet">{missing.value ? w().ticket.gone : w().loading}</p>}
    </section>
  );
}
