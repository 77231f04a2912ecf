// SPDX-License-Identifier: EUPL-1.2
// Links as X finds them in a text: http(s) addresses and bare hosts under a known top-level domain,
// never an e-mail address or a @name. The twin of connectors/x/links.cc; the shared vectors hold
// both.
import { isTopLevel } from './top_level';

export interface Link {
  begin: number; // UTF-16 units
  end: number;
  scheme: boolean; // http:// or https:// is written
}

const label = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?`;
const candidate = new RegExp(
  String.raw`(?<![A-Za-z0-9@#$])(https?:\/\/)?(${label}(?:\.${label})+)(:\d+)?`,
  'giu',
);
const pathSign = /[A-Za-z0-9\-_.~!*';:=+,$%/?#&@|[\]()\u00C0-\u07FF]/;
const neverLast = ".,:;!?'*$%~(@[]";

// The longest part of a host that ends in a known top-level domain, or ''.
function hostOf(labels: string): string {
  const parts = labels.split('.');
  for (let n = parts.length; n > 1; --n) {
    if (isTopLevel(parts[n - 1] ?? '')) return parts.slice(0, n).join('.');
  }
  return '';
}

function pathEnd(text: string, at: number): number {
  if (text[at] !== '/' && text[at] !== '?') return at;
  let end = at;
  let open = 0;
  while (end < text.length && pathSign.test(text.charAt(end))) {
    if (text[end] === ')' && open === 0) break;
    if (text[end] === '(') ++open;
    if (text[end] === ')') --open;
    ++end;
  }
  while (end > at && neverLast.includes(text.charAt(end - 1))) --end;
  return end;
}

// A link that a match begins, or nothing.
function linkOf(text: string, match: RegExpMatchArray): Link | undefined {
  const begin = match.index ?? 0;
  const scheme = match[1] ?? '';
  const labels = match[2] ?? '';
  const host = hostOf(labels);
  if (!host) return undefined;
  if (!scheme && '-_./'.includes(text.charAt(begin - 1) || ' ')) return undefined;
  const whole = host === labels;
  const afterHost = begin + scheme.length + host.length;
  const port = whole ? (match[3] ?? '').length : 0;
  if (text[afterHost + port] === '@') return undefined;
  return { begin, end: pathEnd(text, afterHost + port), scheme: scheme !== '' };
}

export function linksIn(text: string): Link[] {
  const links: Link[] = [];
  let at = 0;
  for (const match of text.matchAll(candidate)) {
    if ((match.index ?? 0) < at) continue;
    const link = linkOf(text, match);
    if (!link) continue;
    links.push(link);
    at = link.end;
  }
  return links;
}

// The host that an address leads to, in the form that cannot be disguised (punycode); '' when it is
// not an address of the web.
export function trueHost(address: string): string {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.host : '';
  } catch {
    return '';
  }
}
