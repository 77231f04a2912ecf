// SPDX-License-Identifier: EUPL-1.2
// The words of the chosen language, and the names that the daemon gives as codes.
import { computed, signal } from '@preact/signals';
import type { Language, Topic } from '../api/types';
import { en } from './en';
import { nl, type Words } from './nl';

const remembered = (): Language | undefined => {
  const kept = localStorage.getItem('wc.language');
  return kept === 'nl' || kept === 'en' ? kept : undefined;
};

export const language = signal<Language>(remembered() ?? 'nl');
const words = computed<Words>(() => (language.value === 'nl' ? nl : en));

// The words now; reading them in a component follows the language.
export const w = (): Words => words.value;

// Chosen by hand: it stays chosen on this machine.
export function chooseLanguage(to: Language): void {
  localStorage.setItem('wc.language', to);
  language.value = to;
}
// What the account prefers, unless somebody chose here.
export function preferLanguage(to: Language): void {
  language.value = remembered() ?? to;
}

// The word for a code, or what `other` makes of it.
export function named(
  table: Readonly<Record<string, string>>,
  code: string,
  other: (code: string) => string = (c) => c,
): string {
  return Object.hasOwn(table, code) ? (table[code] ?? other(code)) : other(code);
}

export const topics = signal<ReadonlyMap<string, Topic>>(new Map());

export function topicName(id: string): string {
  const topic = topics.value.get(id);
  return topic ? topic[language.value] : id;
}

const platforms: Readonly<Record<string, string>> = {
  x: 'X',
  facebook: 'Facebook',
  instagram: 'Instagram',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
};
export const platformName = (id: string): string => named(platforms, id);
