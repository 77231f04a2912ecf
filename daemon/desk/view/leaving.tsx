// SPDX-License-Identifier: EUPL-1.2
// A link in a citizen's words: where it really goes is told before anybody goes there.
import { signal } from '@preact/signals';
import { trueHost } from '../pure/links';
import { w } from '../words';
import { Dialog } from './dialog';
import { Button, Unseen } from './parts';

const leaving = signal('');

export function TheirLink({ href, text }: { href: string; text: string }) {
  const ask = (event: Event): void => {
    event.preventDefault();
    leaving.value = href;
  };
  return (
    <a
      class="utrecht-link"
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      onClick={ask}
      onAuxClick={ask}
    >
      {text}
    </a>
  );
}

export function LeavingDialog() {
  if (!leaving.value) return null;
  const stay = (): void => {
    leaving.value = '';
  };
  return (
    <Dialog title={w().ticket.leaving} onClose={stay}>
      <p>{w().ticket.leavingTo}</p>
      <p class="leaving-host">
        <bdi>{trueHost(leaving.value)}</bdi>
      </p>
      <div class="row-of">
        <Button onClick={stay}>{w().cancel}</Button>
        <a
          class="utrecht-link leaving-go"
          href={leaving.value}
          target="_blank"
          rel="noopener noreferrer nofollow"
          onClick={() => setTimeout(stay)}
        >
          {w().ticket.leavingGo}
          <Unseen> {w().ticket.newTab}</Unseen>
        </a>
      </div>
    </Dialog>
  );
}
