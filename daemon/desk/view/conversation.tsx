// SPDX-License-Identifier: EUPL-1.2
// The conversation in the order of time: citizens' posts, our own, and replies on their way.
import { held } from '../state/claims';
import type { Dossier, Out, Post } from '../api/types';
import { plain } from '../pure/disguise';
import { trueHost } from '../pure/links';
import { drawn, type Drawn } from '../pure/post_text';
import { moment } from '../pure/time';
import { toldBy } from '../pure/told_by';
import { quarter } from '../state/clock';
import { answer, target } from '../state/ticket';
import { language, named, topicName, topics, w } from '../words';
import { LeavingDialog, TheirLink } from './leaving';
import { OutLink, OutState, Unknown } from './out';
import { Button, Theirs, Tricks } from './parts';

type Entry = { at: string; post: Post; out?: Out } | { at: string; out: Out; post?: undefined };

const isSame = (post: Post, out: Out): boolean =>
  out.receipt_id !== '' &&
  (post.id === out.receipt_id || post.id === `${post.platform}:${out.receipt_id}`);

// A reply that the platform has shows once: as the post it became, with who wrote it.
export function entries(d: Dossier): Entry[] {
  const seen = new Set<string>();
  const posts: Entry[] = d.posts.map((post) => {
    const out = post.ours ? d.outs.find((o) => isSame(post, o)) : undefined;
    if (out) seen.add(out.id);
    return out ? { at: post.at, post, out } : { at: post.at, post };
  });
  const outs: Entry[] = d.outs
    .filter((o) => !seen.has(o.id) && o.state !== 'cancelled')
    .map((out) => ({ at: out.made, out }));
  return [...posts, ...outs].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

// In the words of the desk.
export function ruleName(rule: string): string {
  const { urgency, ticket } = w();
  const told = toldBy(rule, topics.value.keys(), Object.keys(urgency));
  if (told === undefined) return ticket.otherSigns;
  return topics.value.has(told) ? topicName(told) : named(urgency, told);
}

function PieceOf({ piece }: { piece: Drawn }) {
  const text = plain(piece.text).text;
  const shown = piece.href ? <TheirLink href={piece.href} text={text} /> : text;
  if (piece.rules.length === 0) return <>{shown}</>;
  const names = [...new Set(piece.rules.map(ruleName))].join(', ');
  return <mark title={w().ticket.marked(names)}>{shown}</mark>;
}

function Marked({ post }: { post: Post }) {
  const lang = post.verdict.language || undefined;
  const { tricks } = plain(post.text);
  return (
    <div class="post-text">
      <bdi {...(lang ? { lang } : {})}>
        {drawn(post.text, post.verdict.reasons).map((piece, i) => (
          <PieceOf key={i} piece={piece} />
        ))}
      </bdi>
      <Tricks tricks={tricks} />
    </div>
  );
}

function Why({ post }: { post: Post }) {
  const byTopic = new Map<string, Set<string>>();
  for (const reason of post.verdict.reasons) {
    const name = ruleName(reason.rule);
    byTopic.set(name, (byTopic.get(name) ?? new Set()).add(plain(reason.text).text));
  }
  if (byTopic.size === 0) return null;
  return (
    <details class="why">
      <summary>{w().ticket.why}</summary>
      <ul>
        {[...byTopic].map(([name, words]) => (
          <li key={name}>
            {name}: <bdi>{[...words].map((word) => `“${word}”`).join(', ')}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Time({ at }: { at: string }) {
  return <time dateTime={at}>{moment(at, quarter.value, language.value)}</time>;
}

function CitizenPost({ post, d }: { post: Post; d: Dossier }) {
  const several = d.posts.filter((p) => !p.ours && !p.erased).length > 1;
  const mine = held.value.has(d.ticket.id);
  const chosen = target(d)?.id === post.id;
  const words = w().ticket;
  const kind = named(w().kind, post.kind);
  return (
    <li class={`post ${mine && several && chosen ? 'post-chosen' : ''}`}>
      <p class="post-head">
        <strong>
          <Theirs text={post.author || w().list.noAuthor} />
        </strong>{' '}
        {post.handle && <Theirs text={post.handle} />} <span>{kind}</span> <Time at={post.at} />
      </p>
      {post.erased ? <p class="quiet">{words.erased}</p> : <Marked post={post} />}
      <div class="post-foot">
        {trueHost(post.url) && !post.erased && <OutLink href={post.url}>{words.original}</OutLink>}
        {mine && several && !post.erased && !chosen && (
          <Button tone="plain" onClick={() => answer(post.id)}>
            {words.answerThis}
          </Button>
        )}
        {mine && several && chosen && <span class="chosen">{words.answering}</span>}
      </div>
      {!post.erased && <Why post={post} />}
    </li>
  );
}

function OurPost({ post, out }: { post: Post; out: Out | undefined }) {
  const words = w().ticket;
  return (
    <li class="post post-ours">
      <p class="post-head">
        <strong>{words.ours}</strong> {out && <span>{words.writtenBy(out.who)}</span>}{' '}
        <Time at={post.at} />
      </p>
      <div class="post-text">
        <bdi>{post.text}</bdi>
      </div>
      <div class="post-foot">
        {out && <OutState out={{ ...out, receipt_url: out.receipt_url || post.url }} />}
        {!out && <OutLink href={post.url}>{w().ticket.original}</OutLink>}
      </div>
    </li>
  );
}

function OnItsWay({ out, d }: { out: Out; d: Dossier }) {
  const post = d.posts.find((p) => p.id === out.post);
  return (
    <li class={`post post-ours post-${out.state}`} data-out={out.state}>
      <p class="post-head">
        <strong>{w().ticket.ours}</strong> <span>{w().ticket.writtenBy(out.who)}</span>{' '}
        <Time at={out.made} />
      </p>
      <div class="post-text">
        <bdi>{out.text}</bdi>
      </div>
      {out.state === 'unknown' ? (
        <Unknown out={out} platform={d.ticket.platform} url={post?.url ?? ''} />
      ) : (
        <div class="post-foot">
          <OutState out={out} />
        </div>
      )}
    </li>
  );
}

export function Conversation({ d }: { d: Dossier }) {
  return (
    <section aria-labelledby="conversation-title">
      <h3 id="conversation-title" class="unseen">
        {w().ticket.conversation}
      </h3>
      <ol class="posts">
        {entries(d).map((e) =>
          e.post ? (
            e.post.ours ? (
              <OurPost key={e.post.id} post={e.post} out={e.out} />
            ) : (
              <CitizenPost key={e.post.id} post={e.post} d={d} />
            )
          ) : (
            <OnItsWay key={e.out.id} out={e.out} d={d} />
          ),
        )}
      </ol>
      <LeavingDialog />
    </section>
  );
}
