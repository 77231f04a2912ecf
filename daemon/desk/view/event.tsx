// SPDX-License-Identifier: EUPL-1.2
// The coordinator's page: one press with an end time, always.
import { useSignal } from '@preact/signals';
import type { Surge } from '../api/types';
import { localMinute, longMoment, stretch } from '../pure/time';
import { now, quarter } from '../state/clock';
import { surgeName, surges, switchOff, switchOn } from '../state/surge';
import { language, w } from '../words';
import { Button, Icon } from './parts';

const hours = 12; // what the field starts with, rounded up to a whole hour
const hour_ms = 3_600_000;
const until_days_max = 14;

const within = (at: Date): boolean =>
  at.getTime() > now() && at.getTime() < now() + until_days_max * 24 * hour_ms;

function firstUntil(): Date {
  const at = new Date(now() + (hours + 1) * hour_ms);
  at.setMinutes(0, 0, 0);
  return at;
}

function SurgeCard({ surge }: { surge: Surge }) {
  const until = useSignal(localMinute(firstUntil()));
  const name = surgeName(surge);
  const words = w().surge;
  const preview = surge.on ? words.previewOn : words.preview;
  const at = new Date(until.value);
  const good = !Number.isNaN(at.getTime()) && within(at);
  const size = good ? stretch(at.getTime() - quarter.value, language.value) : '';
  return (
    <li class={`card ${surge.on ? 'card-on' : ''}`}>
      <h2>
        <Icon name="event" /> {name} <span class="badge">{surge.on ? words.on : words.off}</span>
      </h2>
      {surge.on && surge.until && (
        <p>
          {words.banner(name, longMoment(surge.until, language.value))} {words.byWho(surge.by)}
        </p>
      )}
      <label for={`until-${surge.event}`}>{words.until}</label>
      <input
        id={`until-${surge.event}`}
        type="datetime-local"
        class="utrecht-textbox utrecht-textbox--html-input"
        value={until.value}
        onInput={(e) => (until.value = e.currentTarget.value)}
        aria-describedby={`preview-${surge.event}`}
      />
      <p id={`preview-${surge.event}`} class={good ? 'preview' : 'problem'}>
        {good ? preview(name, longMoment(at.toISOString(), language.value), size) : words.badUntil}
      </p>
      <div class="row-of">
        <Button
          tone={surge.on ? 'quiet' : 'main'}
          disabled={!good}
          onClick={() => void switchOn(surge.event, at.toISOString())}
        >
          {surge.on ? words.extend(name) : words.switchOn(name)}
        </Button>
        {surge.on && (
          <Button tone="danger" onClick={() => void switchOff(surge.event)}>
            {words.switchOff(name)}
          </Button>
        )}
      </div>
    </li>
  );
}

export function EventPage() {
  return (
    <div class="page">
      <h1>{w().surge.title}</h1>
      <p class="lead">{w().surge.lead}</p>
      {surges.value.length === 0 && <p class="quiet">{w().surge.none}</p>}
      <ul class="cards">
        {surges.value.map((s) => (
          <SurgeCard key={s.event} surge={s} />
        ))}
      </ul>
    </div>
  );
}
