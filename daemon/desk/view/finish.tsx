// SPDX-License-Identifier: EUPL-1.2
// Done without an answer: always with a reason. The digits choose one.
import { useSignal } from '@preact/signals';
import type { FinishReason } from '../api/types';
import { asking, finish } from '../state/actions';
import { w } from '../words';
import { Dialog } from './dialog';
import { Button } from './parts';

const reasons: readonly FinishReason[] = [
  'answered_elsewhere',
  'no_answer_needed',
  'not_for_us',
  'spam',
  'abuse',
  'duplicate',
];

export function FinishDialog() {
  const chosen = useSignal<FinishReason>('no_answer_needed');
  const digit = (event: KeyboardEvent): void => {
    const reason = reasons[Number(event.key) - 1];
    if (reason && !event.ctrlKey && !event.altKey && !event.metaKey) chosen.value = reason;
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    void finish(chosen.value);
  };
  return (
    <Dialog title={w().finish.title} onClose={() => (asking.value = '')}>
      <form onSubmit={submit} onKeyDown={digit}>
        <fieldset>
          <legend>{w().finish.question}</legend>
          {reasons.map((reason, i) => (
            <label key={reason} class="check">
              <input
                type="radio"
                name="reason"
                value={reason}
                checked={chosen.value === reason}
                onChange={() => (chosen.value = reason)}
              />
              {w().reason[reason]} <kbd aria-hidden="true">{i + 1}</kbd>
            </label>
          ))}
        </fieldset>
        <div class="row-of">
          <Button tone="main" type="submit">
            {w().finish.go}
          </Button>
          <Button onClick={() => (asking.value = '')}>{w().cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
