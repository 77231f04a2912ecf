// SPDX-License-Identifier: EUPL-1.2
// @ts-nocheck: bundled without node's types
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn } from '../../daemon/desk/pure/post_text';
import { pieces, utf16Offsets } from '../../daemon/desk/pure/spans';

const bytes = (text: string): number => new TextEncoder().encode(text).length;
const span = (text: string, word: string, rule: string) => {
  const at = text.indexOf(word);
  const start = bytes(text.slice(0, at));
  return { rule, text: word, start, end: start + bytes(word) };
};

test('bytes of UTF-8 become places in the text, whatever stands before', () => {
  const text = 'é€😠 lantaarnpaal';
  const marked = pieces(text, [span(text, 'lantaarnpaal', 'openbare-ruimte')]);
  assert.deepEqual(marked, [
    { text: 'é€😠 ', rules: [] },
    { text: 'lantaarnpaal', rules: ['openbare-ruimte'] },
  ]);
});

test('every offset of every sign is found', () => {
  const text = 'aé€😠z';
  const offsets = utf16Offsets(text, [0, 1, 3, 6, 10, 11]);
  assert.deepEqual([...offsets.values()], [0, 1, 2, 3, 5, 6]);
});

test('an offset inside a sign falls back to its start, one past the end to the end', () => {
  const offsets = utf16Offsets('😠', [2, 99]);
  assert.equal(offsets.get(2), 0);
  assert.equal(offsets.get(99), 2);
});

test('overlapping spans are cut so that each piece knows all its rules', () => {
  const text = 'brand in huis';
  const marked = pieces(text, [span(text, 'brand in', 'a'), span(text, 'in huis', 'b')]);
  assert.deepEqual(marked, [
    { text: 'brand ', rules: ['a'] },
    { text: 'in', rules: ['a', 'b'] },
    { text: ' huis', rules: ['b'] },
  ]);
});

test('nothing is lost: the pieces are the text', () => {
  const text = 'Wat een 💩zooi hè, die container… níet geleegd';
  const marked = pieces(text, [span(text, 'container', 'afval'), span(text, 'geleegd', 'afval')]);
  assert.equal(marked.map((p) => p.text).join(''), text);
});

test('an empty, turned or wild span marks nothing', () => {
  const wild = [
    { rule: 'a', text: '', start: 3, end: 3 },
    { rule: 'b', text: '', start: 5, end: 2 },
    { rule: 'c', text: '', start: 90, end: 99 },
  ];
  assert.deepEqual(
    pieces('gewoon', wild).flatMap((p) => p.rules),
    [],
  );
});

test('an address in a text becomes a link with its true host, marks and all', () => {
  const text = 'Zie https://nijmegеn.nl/brand nu';
  const parts = drawn(text, [span(text, 'brand nu', 'veiligheid')]);
  assert.deepEqual(
    parts.map((p) => [p.text, p.rules.length, p.host]),
    [
      ['Zie ', 0, ''],
      ['https://nijmegеn.nl/', 0, 'xn--nijmegn-dhg.nl'],
      ['brand', 1, 'xn--nijmegn-dhg.nl'],
      [' nu', 1, ''],
    ],
  );
  assert.equal(parts[1].href, 'https://nijmegеn.nl/brand');
});

test('a sentence around an address stays a sentence', () => {
  const parts = drawn('(zie http://127.0.0.1:14025/a?b=c).', []);
  assert.deepEqual(
    parts.map((p) => p.text),
    ['(zie ', 'http://127.0.0.1:14025/a?b=c', ').'],
  );
  assert.equal(parts[1].host, '127.0.0.1:14025');
});

test('a bare host and other schemes are no link', () => {
  for (const text of ['nijmegen.nl', 'javascript:alert(1)//https', 'data:text/html,x']) {
    assert.ok(
      drawn(text, []).every((p) => p.href === ''),
      text,
    );
  }
});
