// SPDX-License-Identifier: EUPL-1.2
// Who works here. `me` is undefined while we ask, null when nobody is logged in.
import { signal } from '@preact/signals';
import { api, Refusal } from '../api/client';
import type { Me, Role } from '../api/types';
import { preferLanguage, topics } from '../words';

export const me = signal<Me | null | undefined>(undefined);
export const ended = signal(false); // a session ended while somebody worked
export const away = signal(false); // the daemon or its queue does not answer

export const myName = (): string => me.value?.name ?? '';
export const has = (...roles: Role[]): boolean =>
  roles.some((role) => me.value?.roles.includes(role) ?? false);
export const worksTickets = (): boolean => has('staff', 'coordinator');

async function welcome(who: Me): Promise<void> {
  preferLanguage(who.language);
  me.value = who;
  ended.value = false;
  try {
    const list = await api.topics();
    topics.value = new Map(list.topics.map((t) => [t.id, t]));
  } catch {
    // Topics show as their ids until the next start.
  }
}

export async function begin(): Promise<void> {
  try {
    await welcome(await api.me());
  } catch (error) {
    if (error instanceof Refusal && error.away) setTimeout(() => void begin(), 3_000);
    else me.value = null;
  }
}

export async function logIn(name: string, password: string): Promise<void> {
  await welcome(await api.login(name, password));
}

export function loggedOut(): void {
  ended.value ||= Boolean(me.value); // a second refused call does not take the word back
  me.value = null;
}

export async function logOut(): Promise<void> {
  await api.logout();
  sessionStorage.clear(); // no draft stays behind for the next person
  me.value = null;
}
