// SPDX-License-Identifier: EUPL-1.2
// One ticket in the list: how pressing (word and shape, not only colour), who, what, until when.
import type { Lane, Ticket, Urgency } from '../api/types';
import type { Row } from '../pure/arrivals';
import { pressure, stretch } from '../pure/time';
import { quarter } from '../state/clock';
import { addressOfTicket, openId, place } from '../state/route';
import { myName } from '../state/session';
import { language, named, platformName, topicName, w } from '../words';
import { Icon, Theirs } from './parts';

export function UrgencyBadge({ urgency }: { urgency: Urgency }) {
  return (
    <span class={`badge urgency-${urgency}`}>
      {urgency === 'spoed' && <Icon name="urgent" />}
      {urgency === 'hoog' && <Icon name="high" />}
      {named(w().urgency, urgency)}
    </span>
  );
}

export function LaneBadge({ lane }: { lane: Lane }) {
  if (lane !== 'event') return null; // the urgent lane is told by its urgency
  return (
    <span class="badge lane-event">
      <Icon name="event" />
      {w().lane.event}
    </span>
  );
}

export function Deadline({ ticket }: { ticket: Ticket }) {
  const now = quarter.value;
  const state = pressure(ticket.due, now);
  const left = Date.parse(ticket.due) - now;
  if (Date.parse(ticket.due) === 0) return null; // no answer is wanted by a time
  const under = Math.abs(left) < 60_000;
  const size = stretch(left, language.value);
  const late = under ? w().list.lateNow : w().list.late(size);
  return (
    <span class={`due due-${state}`}>
      <Icon name="clock" />
      <time dateTime={ticket.due}>
        {state === 'late' ? late : under ? w().list.dueNow : w().list.due(size)}
      </time>
    </span>
  );
}

// Who has it, or how long it waits.
function Where({ row }: { row: Row }) {
  const { ticket, left } = row;
  const words = w().list;
  if (ticket.owner) {
    return (
      <span class="with">
        {ticket.owner === myName() ? words.withYou : words.with(ticket.owner)}
      </span>
    );
  }
  if (ticket.state === 'backoffice') return <span class="with">{words.at(ticket.office)}</span>;
  if (ticket.state === 'finished') return <span>{named(w().reason, ticket.reason)}</span>;
  if (left) return <span class="with">{words.left}</span>;
  return (
    <span>{words.waits(stretch(quarter.value - Date.parse(ticket.arrived), language.value))}</span>
  );
}

export function TicketRow({ row }: { row: Row }) {
  const { ticket, left } = row;
  const words = w().list;
  const open = ticket.state === 'waiting' || ticket.state === 'claimed';
  return (
    <li class={`row row-${ticket.urgency} ${left ? 'row-left' : ''}`}>
      <a
        href={addressOfTicket(place.value.tab, ticket.id)}
        data-row={ticket.id}
        aria-current={ticket.id === openId.value ? 'true' : undefined}
      >
        <span class="row-top">
          <span class="row-author">
            <Theirs text={ticket.author || words.noAuthor} />
          </span>
          <span class="row-platform">{platformName(ticket.platform)}</span>
          {open && <Deadline ticket={ticket} />}
        </span>
        <span class="row-text">
          {ticket.excerpt ? <Theirs text={ticket.excerpt} lang={ticket.language} /> : words.erased}
        </span>
        <span class="row-tags">
          <UrgencyBadge urgency={ticket.urgency} />
          <LaneBadge lane={ticket.lane} />
          <span class="row-topics">
            {ticket.topics.map(topicName).join(' · ') || words.noTopic}
          </span>
          {ticket.posts > 1 && <span>{words.posts(ticket.posts)}</span>}
          <Where row={row} />
        </span>
      </a>
    </li>
  );
}
