// SPDX-License-Identifier: EUPL-1.2
// Events that are on or can be: everybody sees the banner, coordinators switch.
import { computed, signal } from '@preact/signals';
import { api } from '../api/client';
import type { LogEvent, Surge } from '../api/types';
import { language, w } from '../words';
import { attempt } from './attempt';
import { say, sayError } from './notice';
import { me } from './session';

export const surges = signal<readonly Surge[]>([]);
export const surgesOn = computed(() => surges.value.filter((s) => s.on));
export const surgeName = (s: Surge): string => s[language.value] || s.event;

export async function readSurges(): Promise<void> {
  if (!me.value) return;
  try {
    surges.value = (await api.surges()).surges;
  } catch {
    // The banner of what was last known stays.
  }
}

export function onSurgeEvent(event: LogEvent): void {
  if (event.verb.startsWith('surge')) void readSurges();
}

async function switched(change: (op: string) => Promise<Surge>): Promise<void> {
  try {
    const s = await attempt(change);
    surges.value = surges.value.map((old) => (old.event === s.event ? s : old));
    say(s.on ? w().surge.isOn(surgeName(s)) : w().surge.isOff(surgeName(s)));
  } catch (error) {
    sayError(error);
  }
}
export const switchOn = (event: string, until: string): Promise<void> =>
  switched((op) => api.surgeOn(op, event, until));
export const switchOff = (event: string): Promise<void> =>
  switched((op) => api.surgeOff(op, event));
