// SPDX-License-Identifier: EUPL-1.2
import { asking } from '../state/actions';
import { lettersOn, useLetters } from '../state/keys';
import { w } from '../words';
import { Dialog } from './dialog';
import { Button } from './parts';

export function Help() {
  if (asking.value !== 'help') return null;
  const words = w().keys;
  const keys: [string, string][] = [
    ['J K', words.move],
    ['Enter', words.open],
    ['P', words.pick],
    ['C', words.claim],
    ['R', words.reply],
    ['Ctrl+Enter', words.send],
    ['U', words.undo],
    ['E', words.finish],
    ['H', words.handOver],
    ['N', words.fresh],
    ['Esc', words.leave],
    ['?', words.help],
  ];
  return (
    <Dialog title={words.title} onClose={() => (asking.value = '')}>
      <dl class="keys">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              {key.split(' ').map((k) => (
                <kbd key={k}>{k}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={lettersOn.value}
          onChange={(e) => useLetters(e.currentTarget.checked)}
        />
        {words.on}
      </label>
      <div class="row-of">
        <Button tone="main" onClick={() => (asking.value = '')}>
          {w().close}
        </Button>
      </div>
    </Dialog>
  );
}
