// SPDX-License-Identifier: EUPL-1.2
// What one does with a ticket. Each says what happened, and what can be undone says how.
import { signal } from '@preact/signals';
import { api, type HandOver } from '../api/client';
import type { FinishReason } from '../api/types';
import { named, w } from '../words';
import { attempt } from './attempt';
import { dropDraft, held, hold, letGo } from './claims';
import { refresh, tidy } from './list';
import { say, sayError } from './notice';
import { follow, outgoing, canUndo, undoReply } from './outgoing';
import { now } from './clock';
import { addressOfTicket, go, openId, place } from './route';
import { dossier, readTicket, startDraft, target, text } from './ticket';

export const busy = signal<'' | 'pick' | 'claim' | 'send'>('');
export type Asking = '' | 'finish' | 'handOver' | 'help';
export const asking = signal<Asking>(''); // which dialog is open

// Where the cursor goes next; the view obeys and clears it.
export const focusOn = signal<'' | 'ticket' | 'reply'>('');

// What is under way: a key that comes meanwhile waits for it and is not lost.
let running: Promise<void> = Promise.resolve();

async function guarded(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    sayError(error);
    void refresh();
    void readTicket();
  } finally {
    busy.value = '';
  }
}

function during(what: 'pick' | 'claim' | 'send', act: () => Promise<void>): Promise<void> {
  if (busy.value) return running;
  busy.value = what;
  running = guarded(act);
  return running;
}

export const pick = (): Promise<void> =>
  during('pick', async () => {
    const { claim } = await attempt((op) => api.pick(op));
    if (!claim) {
      say(w().done.nothingWaits);
      return tidy();
    }
    hold(claim);
    go(addressOfTicket(place.value.tab, claim.ticket));
    focusOn.value = 'ticket';
    await Promise.all([readTicket(), tidy()]);
  });

export const claimThis = (): Promise<void> =>
  during('claim', async () => {
    const id = openId.value;
    if (!id || held.value.has(id)) return;
    hold(await attempt((op) => api.claim(op, id)));
    focusOn.value = 'ticket';
    await readTicket();
    startDraft(id, dossier.value?.draft ?? '');
    void tidy();
  });

// The token of the open ticket; takes it first when it is still free.
async function token(): Promise<number | undefined> {
  await running;
  const id = openId.value;
  if (!held.value.has(id) && dossier.value?.ticket.state === 'waiting') await claimThis();
  return held.value.get(id)?.token;
}

export async function ask(what: Asking): Promise<void> {
  if (what === 'help' || what === '') asking.value = what;
  else if ((await token()) !== undefined) asking.value = what;
}

export async function toReply(): Promise<void> {
  if ((await token()) !== undefined) focusOn.value = 'reply';
}

export const send = (then: 'finish' | 'keep'): Promise<void> =>
  during('send', async () => {
    const d = dossier.value;
    const claim = d && held.value.get(d.ticket.id);
    const post = d && target(d);
    if (!d || !claim || !post) return;
    const id = d.ticket.id;
    const words = text.value.trim();
    const out = await attempt((op) =>
      api.reply(op, id, claim.token, { post: post.id, text: words, then }),
    );
    follow(out, post.author || post.handle, post.platform);
    text.value = '';
    dropDraft(id);
    if (then === 'keep') hold({ ticket: id, token: claim.token, until: claim.until, draft: '' });
    focusOn.value = 'ticket';
    await readTicket();
    void tidy();
  });

export const release = (): Promise<void> =>
  during('claim', async () => {
    const id = openId.value;
    const claim = held.value.get(id);
    if (!claim) return;
    await attempt((op) => api.release(op, id, claim.token));
    letGo(id);
    say(w().done.released);
    await Promise.all([readTicket(), tidy()]);
  });

export const finish = (reason: FinishReason): Promise<void> =>
  during('claim', async () => {
    const id = openId.value;
    const claim = held.value.get(id);
    if (!claim) return;
    await attempt((op) => api.finish(op, id, claim.token, reason));
    asking.value = '';
    letGo(id);
    say(w().finish.done(named(w().reason, reason)), 'calm', () => void undoFinish(id));
    focusOn.value = 'ticket';
    await Promise.all([readTicket(), tidy()]);
  });

export const undoFinish = (id: string): Promise<void> =>
  during('claim', async () => {
    await attempt((op) => api.undoFinish(op, id));
    say(w().finish.undone);
    await Promise.all([readTicket(), tidy()]);
  });

export const handOver = (to: HandOver): Promise<void> =>
  during('claim', async () => {
    const id = openId.value;
    const claim = held.value.get(id);
    if (!claim) return;
    await attempt((op) => api.handOver(op, id, claim.token, to));
    asking.value = '';
    letGo(id);
    say(w().handOver.done(to.office));
    focusOn.value = 'ticket';
    await Promise.all([readTicket(), tidy()]);
  });

// The last thing that can be undone: an answer in its window, else a notice that offers it.
export function undoLast(notices: readonly { undo?: () => void }[]): void {
  const going = [...outgoing.value].reverse().find((g) => canUndo(g.out, now()));
  if (going) return void undoReply(going.out);
  [...notices]
    .reverse()
    .find((n) => n.undo)
    ?.undo?.();
}
