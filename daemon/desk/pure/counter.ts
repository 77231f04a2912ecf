// SPDX-License-Identifier: EUPL-1.2
// How long a platform says a text is. X: most European letters count 1, all else and each emoji 2,
// each link 23 (twitter-text version 3). The daemon counts again before it sends.
import type { ReplyRule } from '../api/types';
import { linksIn } from './links';

const linkLength = 23;
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

const light: readonly (readonly [number, number])[] = [
  [0, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
];
const joiner = String.raw`[\uFE0F\u200D\p{Emoji_Modifier}\u{E0020}-\u{E007F}]`;
const emojiSequence = new RegExp(
  String.raw`^(?:\p{RI}{2}|[#*0-9]\uFE0F?\u20E3|\p{Extended_Pictographic}(?=${joiner}))`,
  'u',
);
const forbidden = /[\uFEFF\uFFFE\uFFFF]/;

function weightOf(text: string): number {
  let weight = 0;
  for (const { segment } of segmenter.segment(text)) {
    if (emojiSequence.test(segment)) {
      weight += 2;
      continue;
    }
    for (const sign of segment) {
      const point = sign.codePointAt(0) ?? 0;
      weight += light.some(([first, last]) => first <= point && point <= last) ? 1 : 2;
    }
  }
  return weight;
}

export function xWeight(raw: string): number {
  const text = raw.normalize('NFC');
  let weight = 0;
  let at = 0;
  for (const link of linksIn(text)) {
    weight += weightOf(text.slice(at, link.begin)) + linkLength;
    at = link.end;
  }
  return weight + weightOf(text.slice(at));
}

export function graphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) ++count;
  return count;
}

export interface Count {
  used: number;
  left: number;
  sendable: boolean;
}

// length_max 0 means that the platform names no limit.
export function count(text: string, rule: Pick<ReplyRule, 'counter' | 'length_max'>): Count {
  const used =
    rule.counter === 'x_weighted'
      ? xWeight(text)
      : rule.counter === 'graphemes'
        ? graphemes(text)
        : [...text].length;
  const left = rule.length_max > 0 ? rule.length_max - used : Number.POSITIVE_INFINITY;
  const spelled = rule.counter !== 'x_weighted' || !forbidden.test(text);
  return { used, left, sendable: text.trim() !== '' && left >= 0 && spelled };
}

// What a reply costs in millionths of a dollar: one that holds a link has a price of its own.
export function cost(
  text: string,
  rule: Pick<ReplyRule, 'cost_microdollars' | 'link_cost_microdollars'>,
): { microdollars: number; link: boolean } {
  const link = linksIn(text).length > 0;
  return { microdollars: link ? rule.link_cost_microdollars : rule.cost_microdollars, link };
}
