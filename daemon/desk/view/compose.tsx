// SPDX-License-Identifier: EUPL-1.2
// The answer: may we, how long, what it costs, who can read it; standard answers at hand.
import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Dossier, Post } from '../api/types';
import { cost, count } from '../pure/counter';
import { insertAt } from '../pure/drafts';
import { dollars } from '../pure/money';
import { moment } from '../pure/time';
import * as actions from '../state/actions';
import { savedAt } from '../state/claims';
import { now } from '../state/clock';
import { target, text, type } from '../state/ticket';
import { language, named, w } from '../words';
import { Answers } from './answers';
import { OutLink } from './out';
import { Button, Theirs } from './parts';

function Counter({ post }: { post: Post }) {
  const { used, left } = count(text.value, post.reply);
  const words = w().compose;
  if (left === Number.POSITIVE_INFINITY) return <span class="counter">{words.used(used)}</span>;
  const tone = left < 0 ? 'counter-over' : left <= 20 ? 'counter-near' : '';
  return (
    <span class={`counter ${tone}`} data-left={left}>
      {left < 0 ? words.over(-left) : words.left(left)}
    </span>
  );
}

function Terms({ post, id }: { post: Post; id: string }) {
  const { reply } = post;
  const words = w().compose;
  const price = cost(text.value, reply);
  const money = dollars(price.microdollars, language.value);
  const saved = text.value !== '' && savedAt.value.get(id) === text.value;
  return (
    <p class="terms" id="reply-terms">
      <span>{reply.channel === 'private' ? words.private : words.public}</span>
      {reply.until && <span>{words.until(moment(reply.until, now(), language.value))}</span>}
      {price.microdollars > 0 && (
        <span class={price.link ? 'dear' : ''}>
          {price.link ? words.costLink(money) : words.cost(money)}
        </span>
      )}
      {saved && <span class="quiet">{words.saved}</span>}
    </p>
  );
}

function Field({ post, d }: { post: Post; d: Dossier }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(
    () =>
      effect(() => {
        if (actions.focusOn.value !== 'reply') return;
        field.current?.focus();
        actions.focusOn.value = '';
      }),
    [],
  );
  const insert = (words: string): void => {
    const put = insertAt(text.value, field.current?.selectionStart ?? text.value.length, words);
    type(put.text);
    const area = field.current;
    if (!area) return;
    area.value = put.text;
    area.focus();
    area.setSelectionRange(put.cursor, put.cursor);
  };
  return (
    <>
      <label for="reply" class="compose-label">
        {w().compose.label} <Theirs text={post.author || post.handle || w().list.noAuthor} />
      </label>
      <textarea
        ref={field}
        id="reply"
        class="utrecht-textarea utrecht-textarea--html-textarea"
        rows={5}
        aria-describedby="reply-terms reply-count"
        placeholder={w().compose.placeholder}
        value={text.value}
        onInput={(e) => type(e.currentTarget.value)}
      />
      <div class="under-field">
        <Terms post={post} id={d.ticket.id} />
        <p id="reply-count">
          <Counter post={post} />
        </p>
      </div>
      <Answers ticket={d.ticket} insert={insert} />
    </>
  );
}

function Deeds({ post }: { post: Post | undefined }) {
  const ready = post?.reply.allowed && count(text.value, post.reply).sendable;
  const words = w().compose;
  const still = actions.busy.value !== '';
  return (
    <>
      {post?.reply.allowed && (
        <div class="deeds">
          <Button
            id="send"
            tone="main"
            shortcut="Control+Enter"
            disabled={!ready || still}
            onClick={() => void actions.send('finish')}
          >
            {actions.busy.value === 'send' ? words.sending : words.send}
          </Button>
          <Button disabled={!ready || still} onClick={() => void actions.send('keep')}>
            {words.sendKeep}
          </Button>
        </div>
      )}
      <div class="deeds deeds-other">
        <Button tone="plain" shortcut="e" onClick={() => void actions.ask('finish')}>
          {w().ticket.finish}
        </Button>
        <Button tone="plain" shortcut="h" onClick={() => void actions.ask('handOver')}>
          {w().ticket.handOver}
        </Button>
        <Button tone="plain" disabled={still} onClick={() => void actions.release()}>
          {w().ticket.release}
        </Button>
      </div>
    </>
  );
}

// The platform takes no answer: why, and where to go instead.
function Refused({ post }: { post: Post }) {
  const words = w().compose;
  return (
    <div class="refused">
      <p>
        <strong>{words.refused}</strong> {named(w().why, post.reply.why, () => w().why.not_allowed)}
      </p>
      <div class="row-of">
        <OutLink href={post.url}>{words.openThere}</OutLink>
        <Button onClick={() => void actions.finish('answered_elsewhere')}>
          {words.answeredThere}
        </Button>
      </div>
    </div>
  );
}

export function Composer({ d }: { d: Dossier }) {
  const post = target(d);
  return (
    <section class="compose" aria-labelledby="compose-title">
      <h3 id="compose-title" class="unseen">
        {w().compose.heading}
      </h3>
      {!post && <p class="quiet">{w().compose.noPost}</p>}
      {post && !post.reply.allowed && <Refused post={post} />}
      {post?.reply.allowed && <Field post={post} d={d} />}
      <Deeds post={post} />
    </section>
  );
}
