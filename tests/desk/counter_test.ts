// SPDX-License-Identifier: EUPL-1.2
// @ts-nocheck: bundled without node's types
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { cost, count, graphemes, xWeight } from '../../daemon/desk/pure/counter';
import { linksIn, trueHost } from '../../daemon/desk/pure/links';

const vectors = JSON.parse(readFileSync(`${CASES}/vectors/twitter-text.json`, 'utf8'));
const x = { counter: 'x_weighted', length_max: 280 };

test('X: every shared vector has its weight', () => {
  assert.equal(vectors.length, 39);
  for (const v of vectors) assert.equal(xWeight(v.text), v.weightedLength, JSON.stringify(v.text));
});

test('X: what the vectors call invalid cannot be sent, and what is blank neither', () => {
  for (const v of vectors) {
    const sendable = v.valid && v.text.trim() !== '';
    assert.equal(count(v.text, x).sendable, sendable, JSON.stringify(v.text));
  }
});

test('links stop where people stop them', () => {
  const text = (s: string) => linksIn(s).map((l) => s.slice(l.begin, l.end));
  assert.deepEqual(text('Kijk op nijmegen.nl/melden.'), ['nijmegen.nl/melden']);
  assert.deepEqual(text('(https://www.nijmegen.nl/a_(b))'), ['https://www.nijmegen.nl/a_(b)']);
  assert.deepEqual(text('mail naar info@nijmegen.nl of @nijmegen.nl'), []);
  assert.deepEqual(text('Klaar.Dank je wel'), []);
  assert.deepEqual(text('a.nl en b.nl'), ['a.nl', 'b.nl']);
  assert.deepEqual(text('versie 2.10 om 9.30'), []);
});

test('graphemes and code points count what people and Facebook count', () => {
  assert.equal(graphemes('👨‍👩‍👧‍👦é'), 2);
  const facebook = { counter: 'code_points', length_max: 8000 };
  assert.equal(count('👾a', facebook).used, 2);
  assert.equal(count('a'.repeat(8001), facebook).sendable, false);
  assert.equal(count('a', { counter: 'graphemes', length_max: 0 }).left, Number.POSITIVE_INFINITY);
});

test('a link makes an answer dear', () => {
  const prices = { cost_microdollars: 10_000, link_cost_microdollars: 200_000 };
  assert.deepEqual(cost('Bedankt!', prices), { microdollars: 10_000, link: false });
  assert.deepEqual(cost('Zie nijmegen.nl', prices), { microdollars: 200_000, link: true });
});

test('the true host is shown, not the one that it looks like', () => {
  assert.equal(trueHost('https://nijmegen.nl@evil.example/x'), 'evil.example');
  assert.equal(trueHost('https://nijmegеn.nl/'), 'xn--nijmegn-dhg.nl');
  assert.equal(trueHost('javascript:alert(1)'), '');
  assert.equal(trueHost('data:text/html,x'), '');
  assert.equal(trueHost('geen adres'), '');
});
