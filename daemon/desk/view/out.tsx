// SPDX-License-Identifier: EUPL-1.2
// A reply of ours on its way, and the honest sentence for one of which nobody knows.
import type { Out } from '../api/types';
import { trueHost } from '../pure/links';
import { clockTime, moment } from '../pure/time';
import { now, second } from '../state/clock';
import { settle } from '../state/outgoing';
import { language, named, platformName, w } from '../words';
import { Button, Icon, Unseen } from './parts';

export function OutLink({ href, children }: { href: string; children: string }) {
  const host = trueHost(href);
  if (!host) return null;
  return (
    <a class="utrecht-link" href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children} <span class="host">({host})</span>
      <Unseen> {w().ticket.newTab}</Unseen>
      <Icon name="out" />
    </a>
  );
}

// One line: where it stands.
export function OutState({ out }: { out: Out }) {
  const words = w().out;
  if (out.state === 'pending') {
    const left_s = Math.ceil((Date.parse(out.not_before) - second.value) / 1_000);
    if (out.tries > 0)
      return <span>{words.later(moment(out.not_before, now(), language.value))}</span>;
    return <span class="counting">{left_s > 0 ? words.pending(left_s) : words.waiting}</span>;
  }
  if (out.state === 'failed') {
    return (
      <span class="problem">
        {words.failed}. {named(w().failure, out.code, () => w().errorOther(out.code))}
      </span>
    );
  }
  if (out.state === 'sent') {
    return (
      <span class="well">
        <Icon name="check" /> {words.sent}{' '}
        {out.receipt_url && <OutLink href={out.receipt_url}>{words.view}</OutLink>}
      </span>
    );
  }
  return <span>{words[out.state]}</span>;
}

// Nobody knows: what was tried, and what a person can do. To post it again is offered only when the
// courier has looked often and long enough to believe that it is not there.
export function Unknown({ out, platform, url }: { out: Out; platform: string; url: string }) {
  const name = platformName(platform);
  const words = w().out;
  return (
    <div class="unknown">
      <p>
        <strong>{words.unknown}</strong>{' '}
        {words.unknownWhy(name, clockTime(out.tried ?? out.made, language.value), out.looks)}
      </p>
      <div class="row-of">
        <OutLink href={out.receipt_url || url}>{words.look(name)}</OutLink>
        <Button onClick={() => void settle(out, 'sent')}>{words.isThere}</Button>
        {out.code === 'not_there' && (
          <Button onClick={() => void settle(out, 'pending')}>{words.again}</Button>
        )}
      </div>
    </div>
  );
}
