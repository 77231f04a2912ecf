// SPDX-License-Identifier: EUPL-1.2
// What the desk says in passing: a line at the bottom, and the polite live region of screen
// readers.
import { signal } from '@preact/signals';
import { Refusal } from '../api/client';
import { named, w } from '../words';

export interface Notice {
  key: number;
  tone: 'calm' | 'warn';
  text: string;
  undo?: () => void;
}

export const notices = signal<readonly Notice[]>([]);
export const spoken = signal('');

const show_ms = 8_000;
let keys = 0;
let silence: ReturnType<typeof setTimeout> | undefined;

export function announce(text: string): void {
  spoken.value = '';
  clearTimeout(silence);
  silence = setTimeout(() => {
    spoken.value = text;
  }, 60);
}

export function close(key: number): void {
  notices.value = notices.value.filter((n) => n.key !== key);
}

export function say(text: string, tone: Notice['tone'] = 'calm', undo?: () => void): void {
  const notice: Notice = { key: ++keys, tone, text, ...(undo ? { undo } : {}) };
  notices.value = [...notices.value.filter((n) => n.text !== text), notice].slice(-3);
  announce(text);
  // What can be undone or went wrong stays a while longer.
  setTimeout(() => close(notice.key), undo || tone === 'warn' ? show_ms * 2 : show_ms);
}

// The sentence for what a call threw.
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Refusal)) return w().errorOther(String(error));
  const owner = error.params['owner'] ?? '';
  if (error.code === 'taken' && owner) return w().ticket.takenBy(owner);
  if (error.code === 'fenced' && owner) return w().ticket.lost(owner);
  return named(w().error, error.code, w().errorOther);
}

export function sayError(error: unknown): void {
  if (error instanceof Refusal && error.status === 401) return; // the log-in page says it
  say(sentenceOf(error), 'warn');
}
