// SPDX-License-Identifier: EUPL-1.2
// To a back office: which, what we ask, and by when.
import { useSignal } from '@preact/signals';
import type { Dossier } from '../api/types';
import { localDay, workingDays } from '../pure/time';
import { asking, handOver } from '../state/actions';
import { now } from '../state/clock';
import { topics, w } from '../words';
import { Dialog } from './dialog';
import { Button } from './parts';

const office_hour = 17; // an answer is due at the end of that day
const days = 3;

// The offices that topics name, that of this ticket's first topic in front.
function offices(d: Dossier): string[] {
  const own = d.ticket.topics.map((t) => topics.value.get(t)?.back_office ?? '');
  const all = [...topics.value.values()].map((t) => t.back_office).sort();
  return [...new Set([...own, ...all])].filter((office) => office !== '');
}

export function HandOverDialog({ d }: { d: Dossier }) {
  const problem = useSignal('');
  const first = localDay(workingDays(new Date(now()), days));
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const office = String(form.get('office') ?? '');
    const question = String(form.get('question') ?? '').trim();
    const day = String(form.get('due') ?? '');
    const due = new Date(`${day}T${office_hour}:00`);
    if (!office || !question || Number.isNaN(due.getTime())) {
      problem.value = w().handOver.incomplete;
      return;
    }
    void handOver({ office, question, due: due.toISOString() });
  };
  return (
    <Dialog title={w().handOver.title} onClose={() => (asking.value = '')}>
      <form onSubmit={submit} noValidate>
        <div role="alert">{problem.value && <p class="problem">{problem.value}</p>}</div>
        <label for="office">{w().handOver.office}</label>
        <select id="office" name="office" class="select">
          {offices(d).map((office) => (
            <option key={office} value={office}>
              {office}
            </option>
          ))}
        </select>
        <label for="question">{w().handOver.question}</label>
        <textarea
          id="question"
          name="question"
          rows={4}
          class="utrecht-textarea utrecht-textarea--html-textarea"
        />
        <label for="due">{w().handOver.due}</label>
        <input
          id="due"
          name="due"
          type="date"
          min={localDay(new Date(now()))}
          defaultValue={first}
          class="utrecht-textbox utrecht-textbox--html-input"
        />
        <div class="row-of">
          <Button tone="main" type="submit">
            {w().handOver.go}
          </Button>
          <Button onClick={() => (asking.value = '')}>{w().cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
