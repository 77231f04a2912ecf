// SPDX-License-Identifier: EUPL-1.2
// Marked words: the daemon's spans count bytes of UTF-8, the browser's text counts UTF-16 units. A
// text becomes pieces, each with the rules that rest on it; spans may overlap.
import type { Reason } from '../api/types';

export interface Piece {
  text: string;
  rules: readonly string[]; // empty: not marked
}

function bytesOf(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

// For each byte offset asked for, the UTF-16 offset; one inside a sign falls back to its start.
export function utf16Offsets(text: string, bytes: readonly number[]): Map<number, number> {
  const found = new Map<number, number>();
  const asked = [...new Set(bytes)].sort((a, b) => a - b);
  let byte = 0;
  let unit = 0;
  let next = 0;
  for (const sign of text) {
    const width = bytesOf(sign.codePointAt(0) ?? 0);
    while (next < asked.length && (asked[next] ?? 0) < byte + width) {
      found.set(asked[next++] ?? 0, unit);
    }
    byte += width;
    unit += sign.length;
  }
  while (next < asked.length) found.set(asked[next++] ?? 0, unit);
  return found;
}

export function pieces(text: string, reasons: readonly Reason[]): Piece[] {
  const offsets = utf16Offsets(
    text,
    reasons.flatMap((r) => [r.start, r.end]),
  );
  const spans = reasons
    .map((r) => ({ rule: r.rule, from: offsets.get(r.start) ?? 0, to: offsets.get(r.end) ?? 0 }))
    .filter((s) => s.from < s.to);
  const cuts = [...new Set([0, text.length, ...spans.flatMap((s) => [s.from, s.to])])];
  cuts.sort((a, b) => a - b);
  const out: Piece[] = [];
  for (let i = 0; i + 1 < cuts.length; ++i) {
    const from = cuts[i] ?? 0;
    const to = cuts[i + 1] ?? 0;
    const rules = spans.filter((s) => s.from <= from && to <= s.to).map((s) => s.rule);
    out.push({ text: text.slice(from, to), rules: [...new Set(rules)] });
  }
  return out;
}
