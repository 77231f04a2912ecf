// SPDX-License-Identifier: EUPL-1.2
// @ts-nocheck: bundled without node's types
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insertAt, keepDraft, keptDraft, startText } from '../../daemon/desk/pure/drafts';

class Kept {
  map = new Map<string, string>();
  getItem = (key: string) => this.map.get(key) ?? null;
  setItem = (key: string, value: string) => void this.map.set(key, value);
  removeItem = (key: string) => void this.map.delete(key);
}

test('a draft comes back as it was, each ticket its own', () => {
  const store = new Kept();
  keepDraft(store, 'x:1', { text: 'Dank je', token: 7, post: 'x:2' });
  assert.deepEqual(keptDraft(store, 'x:1'), { text: 'Dank je', token: 7, post: 'x:2' });
  assert.deepEqual(keptDraft(store, 'x:9'), { text: '', token: 0, post: '' });
});

test('a lapsed claim keeps the words', () => {
  const store = new Kept();
  keepDraft(store, 'x:1', { text: 'Half af', token: 0, post: '' });
  assert.equal(keptDraft(store, 'x:1').text, 'Half af');
});

test('nothing typed and nothing held leaves nothing behind', () => {
  const store = new Kept();
  keepDraft(store, 'x:1', { text: 'a', token: 1, post: '' });
  keepDraft(store, 'x:1', { text: '', token: 0, post: '' });
  assert.equal(store.map.size, 0);
});

test('a broken store or a full one stops nobody', () => {
  const broken = { getItem: () => '{"text":3', setItem() {}, removeItem() {} };
  assert.equal(keptDraft(broken, 'x:1').text, '');
  const wrong = { getItem: () => '{"text":3,"token":"a"}', setItem() {}, removeItem() {} };
  assert.deepEqual(keptDraft(wrong, 'x:1'), { text: '', token: 0, post: '' });
  const full = {
    getItem: () => null,
    removeItem() {},
    setItem() {
      throw new Error('QuotaExceededError');
    },
  };
  assert.doesNotThrow(() => keepDraft(full, 'x:1', { text: 'a', token: 1, post: '' }));
});

test('own words go before what the last holder left', () => {
  assert.equal(startText('mijn', 'zijn'), 'mijn');
  assert.equal(startText('  ', 'zijn'), 'zijn');
});

test('a standard answer goes in at the cursor with room around it', () => {
  assert.deepEqual(insertAt('', 0, 'Dank.'), { text: 'Dank.', cursor: 5 });
  assert.deepEqual(insertAt('Hoi Mo, ', 8, 'Dank.'), { text: 'Hoi Mo,\n\nDank.', cursor: 14 });
  assert.deepEqual(insertAt('Hoi groet', 4, 'Dank.'), {
    text: 'Hoi\n\nDank.\n\ngroet',
    cursor: 10,
  });
});
