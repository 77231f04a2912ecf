// SPDX-License-Identifier: EUPL-1.2
// The daemon's time as far as we know it: the browser's clock may be wrong, the Date header of
// every answer corrects it.
import { signal } from '@preact/signals';

let ahead_ms = 0; // daemon minus browser
const worthMentioning_ms = 2_000; // the header counts whole seconds

export const second = signal(Date.now());
export const quarter = signal(Date.now()); // moves every 15 s: enough for ages, and cheap

export const now = (): number => Date.now() + ahead_ms;

export function heard(serverNow: number): void {
  const seen_ms = serverNow - Date.now();
  if (Math.abs(seen_ms - ahead_ms) < worthMentioning_ms) return;
  ahead_ms = seen_ms;
  quarter.value = now();
}

setInterval(() => {
  second.value = now();
  if (second.value - quarter.value >= 15_000) quarter.value = second.value;
}, 1_000);
