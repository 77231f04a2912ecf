// SPDX-License-Identifier: EUPL-1.2
// The keyboard. Letters work only outside fields and dialogs, and can be switched off (WCAG 2.1.4).
import { signal } from '@preact/signals';
import { step } from '../pure/arrivals';
import { ask, claimThis, pick, send, toReply, undoLast } from './actions';
import { showFresh, shown } from './list';
import { notices } from './notice';
import { page } from './pages';
import { openId } from './route';
import { worksTickets } from './session';

export const lettersOn = signal(localStorage.getItem('wc.letters') !== 'off');
export function useLetters(on: boolean): void {
  localStorage.setItem('wc.letters', on ? 'on' : 'off');
  lettersOn.value = on;
}

const rowOf = (id: string): HTMLElement | null =>
  document.querySelector(`[data-row="${CSS.escape(id)}"]`);

// From the row with the cursor, else from the open ticket.
function move(by: 1 | -1): void {
  const row = document.activeElement?.closest('[data-row]')?.getAttribute('data-row');
  rowOf(step(shown.value.rows, row ?? openId.value, by))?.focus();
}

const letters: Readonly<Record<string, () => unknown>> = {
  j: () => move(1),
  k: () => move(-1),
  p: pick,
  c: claimThis,
  r: toReply,
  u: () => undoLast(notices.value),
  e: () => ask('finish'),
  h: () => ask('handOver'),
  n: showFresh,
  '?': () => ask('help'),
};

const typing = (at: EventTarget | null): boolean =>
  at instanceof HTMLElement &&
  (at.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(at.tagName));

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    const field = event.target;
    if (!(field instanceof HTMLElement) || field.id !== 'reply') return;
    event.preventDefault();
    // The button knows whether it can be sent.
    if (!document.querySelector<HTMLButtonElement>('#send')?.disabled) void send('finish');
    return;
  }
  if (event.key === 'Escape' && typing(event.target)) (event.target as HTMLElement).blur();
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (!lettersOn.value || !worksTickets()) return;
  if (page.value !== 'work' && event.key !== '?') return;
  const act = letters[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
}

export function listenToKeys(): void {
  document.addEventListener('keydown', onKey);
}
