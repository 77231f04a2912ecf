// SPDX-License-Identifier: EUPL-1.2
// @ts-nocheck: bundled without node's types
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { before, merge, nothing, ordered, settle, step } from '../../daemon/desk/pure/arrivals';

const ticket = (id: string, score: number, more = {}) => ({
  id,
  score,
  lane: 'ordinary',
  state: 'waiting',
  owner: '',
  ...more,
});
const ids = (shown) => shown.rows.map((r) => r.ticket.id);
const waiting = (shown) => shown.waiting.map((t) => t.id);

test('the urgent lane comes first, then the smaller score, then the id', () => {
  const urgent = ticket('u', 99, { lane: 'urgent' });
  const list = [ticket('b', 2), ticket('a', 2), ticket('c', 1), urgent];
  assert.deepEqual(
    list.sort(before).map((t) => t.id),
    ['u', 'c', 'a', 'b'],
  );
});

test('the event lane is ordered with the ordinary one, by score', () => {
  assert.ok(before(ticket('o', 1), ticket('e', 2, { lane: 'event' })) < 0);
});

test('a new ticket above the last row waits, and no row moves', () => {
  const shown = settle([ticket('a', 10), ticket('b', 20)]);
  const next = merge(shown, [ticket('n', 5), ticket('a', 10), ticket('b', 20)], []);
  assert.deepEqual(ids(next), ['a', 'b']);
  assert.deepEqual(waiting(next), ['n']);
});

test('a new ticket below the last row is put there: nothing moves', () => {
  const shown = settle([ticket('a', 10)]);
  const next = merge(shown, [ticket('a', 10), ticket('z', 30)], []);
  assert.deepEqual(ids(next), ['a', 'z']);
  assert.deepEqual(waiting(next), []);
});

test('urgent ones wait in front of the other new ones', () => {
  const shown = settle([ticket('a', 10)]);
  const urgent = ticket('u', 9, { lane: 'urgent' });
  const next = merge(shown, ordered('waiting', [ticket('n', 5), urgent, ticket('a', 10)]), []);
  assert.deepEqual(waiting(next), ['u', 'n']);
});

test('a ticket that somebody took stays in its place, pale, with who has it', () => {
  const shown = settle([ticket('a', 10), ticket('b', 20)]);
  const taken = ticket('a', 10, { state: 'claimed', owner: 'joris' });
  const next = merge(shown, [ticket('b', 20)], [taken]);
  assert.deepEqual(ids(next), ['a', 'b']);
  assert.deepEqual(
    next.rows.map((r) => [r.left, r.ticket.owner]),
    [
      [true, 'joris'],
      [false, ''],
    ],
  );
});

test('one that comes back stands where it stood', () => {
  const shown = settle([ticket('a', 10), ticket('b', 20)]);
  const gone = merge(shown, [ticket('b', 20)], []);
  const back = merge(gone, [ticket('a', 10), ticket('b', 20)], []);
  assert.deepEqual(ids(back), ['a', 'b']);
  assert.equal(back.rows[0].left, false);
});

test('a changed ticket changes in place, even when its score would move it', () => {
  const shown = settle([ticket('a', 10), ticket('b', 20)]);
  const next = merge(shown, [ticket('b', 1, { urgency: 'spoed' }), ticket('a', 10)], []);
  assert.deepEqual(ids(next), ['a', 'b']);
  assert.equal(next.rows[1].ticket.urgency, 'spoed');
});

test('asking for the new ones puts everything in its place', () => {
  const fresh = [ticket('b', 20), ticket('n', 5), ticket('a', 10)];
  const shown = settle(ordered('waiting', fresh));
  assert.deepEqual(ids(shown), ['n', 'a', 'b']);
  assert.deepEqual(shown.waiting, []);
});

test('an empty list shows what comes at once', () => {
  assert.deepEqual(ids(merge(nothing, [ticket('a', 1)], [])), ['a']);
});

test('stepping stays inside the list', () => {
  const { rows } = settle([ticket('a', 1), ticket('b', 2)]);
  assert.equal(step(rows, '', 1), 'a');
  assert.equal(step(rows, 'a', 1), 'b');
  assert.equal(step(rows, 'b', 1), 'b');
  assert.equal(step(rows, 'a', -1), 'a');
  assert.equal(step([], 'a', 1), '');
});

test('what is done is shown newest first, what is with an office as the daemon gives it', () => {
  const list = [ticket('a', 2), ticket('b', 1)];
  assert.deepEqual(
    ordered('finished', list).map((t) => t.id),
    ['b', 'a'],
  );
  assert.deepEqual(
    ordered('backoffice', list).map((t) => t.id),
    ['a', 'b'],
  );
});
