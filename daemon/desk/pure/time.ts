// SPDX-License-Identifier: EUPL-1.2
// Times for people. `now` is a parameter: the daemon's clock as far as we know it (state/clock.ts).
import type { Language } from '../api/types';

const minute_ms = 60_000;
const hour_ms = 60 * minute_ms;
const day_ms = 24 * hour_ms;
const locale = { nl: 'nl-NL', en: 'en-GB' } as const;

// "nu", "12 min", "3 u", "2 d": the size of a stretch of time, whole units rounded down.
export function stretch(ms: number, language: Language): string {
  const size = Math.abs(ms);
  if (size < minute_ms) return language === 'nl' ? 'nu' : 'now';
  if (size < hour_ms) return `${Math.floor(size / minute_ms)} min`;
  if (size < 2 * day_ms) return `${Math.floor(size / hour_ms)} ${language === 'nl' ? 'u' : 'h'}`;
  return `${Math.floor(size / day_ms)} d`;
}

const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

// "14:02" today, "di 14 jul 14:02" on another day, with the year when it is not this one.
export function moment(at: string, now: number, language: Language): string {
  const time = new Date(at);
  const clock = time.toLocaleTimeString(locale[language], { hour: '2-digit', minute: '2-digit' });
  const today = new Date(now);
  if (sameDay(time, today)) return clock;
  const day = time.toLocaleDateString(locale[language], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(time.getFullYear() === today.getFullYear() ? {} : { year: 'numeric' }),
  });
  return `${day} ${clock}`;
}

export function clockTime(at: string, language: Language): string {
  return new Date(at).toLocaleTimeString(locale[language]);
}

// "vrijdag 17 juli 23:00"
export function longMoment(at: string, language: Language): string {
  return new Date(at).toLocaleString(locale[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
}

export type Pressure = 'late' | 'soon' | 'calm';

export function pressure(due: string, now: number): Pressure {
  const left = Date.parse(due) - now;
  if (left < 0) return 'late';
  return left < 30 * minute_ms ? 'soon' : 'calm';
}

const two = (n: number): string => String(n).padStart(2, '0');
export const localDay = (d: Date): string =>
  `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;

// For <input type="datetime-local">, in the browser's own time zone.
export const localMinute = (d: Date): string =>
  `${localDay(d)}T${two(d.getHours())}:${two(d.getMinutes())}`;

// So many working days after `from` (Saturdays and Sundays are none), the same hour.
export function workingDays(from: Date, days: number): Date {
  const to = new Date(from);
  for (let left = days; left > 0;) {
    to.setDate(to.getDate() + 1);
    if (to.getDay() !== 0 && to.getDay() !== 6) --left;
  }
  return to;
}
