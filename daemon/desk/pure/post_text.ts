// SPDX-License-Identifier: EUPL-1.2
// A citizen's text as it is drawn: pieces with the rules that marked them, and addresses that can
// be followed. Only addresses with http(s) written out; the true host is told before somebody goes.
import type { Reason } from '../api/types';
import { trueHost } from './links';
import { pieces, type Piece } from './spans';

export interface Drawn extends Piece {
  href: string; // '' = no link
  host: string;
}

const address = /https?:\/\/[^\s<>"“”]*[^\s<>"“”.,:;!?)'\]]/giu;

export function drawn(text: string, reasons: readonly Reason[]): Drawn[] {
  const links = [...text.matchAll(address)]
    .map(({ 0: href, index }) => ({ href, begin: index ?? 0, end: (index ?? 0) + href.length }))
    .filter((link) => trueHost(link.href) !== '');
  const out: Drawn[] = [];
  let at = 0;
  for (const piece of pieces(text, reasons)) {
    const end = at + piece.text.length;
    // A piece is cut where a link begins or ends within it.
    const cuts = links.flatMap((l) => [l.begin, l.end]).filter((cut) => cut > at && cut < end);
    for (const to of [...cuts, end]) {
      const link = links.find((l) => l.begin <= at && to <= l.end);
      const href = link?.href ?? '';
      out.push({ text: text.slice(at, to), rules: piece.rules, href, host: trueHost(href) });
      at = to;
    }
  }
  return out;
}
