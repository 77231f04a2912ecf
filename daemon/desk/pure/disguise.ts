// SPDX-License-Identifier: EUPL-1.2
// What a text or name uses to look like something else: signs that turn the direction of writing,
// signs that nobody sees, letters of two scripts in one word, piles of accents. People see a plain
// form and a badge; what is stored stays as it was.

export type Trick = 'direction' | 'invisible' | 'scripts' | 'piles';

export interface Plain {
  text: string;
  tricks: readonly Trick[];
}

const direction = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
// A joiner between emoji and tags behind a black flag are how emoji are spelled.
const flag = /\u{1F3F4}[\u{E0020}-\u{E007E}]{1,8}\u{E007F}/u;
const joined =
  /(?<=[\p{Extended_Pictographic}\uFE0F\p{Emoji_Modifier}])\u200D(?=\p{Extended_Pictographic})/u;
const unseen = /[\u00AD\u200B-\u200D\u2060-\u2064\uFEFF\u{E0000}-\u{E007F}]/u;
const invisible = new RegExp(`(${flag.source}|${joined.source})|${unseen.source}`, 'gu');
const piles = /(\p{M}{4})\p{M}+/gu;
const word = /[\p{L}\p{M}]+/gu;
const lookAlike = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

function mixesScripts(text: string): boolean {
  for (const [letters] of text.matchAll(word)) {
    if (lookAlike.filter((script) => script.test(letters)).length > 1) return true;
  }
  return false;
}

export function plain(raw: string): Plain {
  const tricks: Trick[] = [];
  const straight = raw.replace(direction, '');
  if (straight !== raw) tricks.push('direction');
  const seen = straight.replace(invisible, (_, emoji: string | undefined) => emoji ?? '');
  if (seen !== straight) tricks.push('invisible');
  const low = seen.replace(piles, '$1');
  if (low !== seen) tricks.push('piles');
  if (mixesScripts(low)) tricks.push('scripts');
  return { text: low, tricks };
}
