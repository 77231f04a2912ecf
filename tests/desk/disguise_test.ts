// SPDX-License-Identifier: EUPL-1.2
// @ts-nocheck: bundled without node's types
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain } from '../../daemon/desk/pure/disguise';

test('ordinary words of many languages pass as they are', () => {
  for (const text of [
    'Waar is de Ĳsselkade? Één café, coördinatie 100 %',
    'Γειά σας από το Ναϊμέχεν',
    'Привет, когда откроют мост?',
    'שלום, מתי נפתח הגשר?',
    'مرحبا بكم في نيميغن',
    '日本語のツイート',
    '',
  ]) {
    assert.deepEqual(plain(text), { text, tricks: [] });
  }
});

test('emoji keep their joiners and flags', () => {
  for (const text of [
    '👨‍👩‍👧‍👦 👩🏽‍🚒 🏳️‍🌈 ❤️',
    '🇳🇱 1️⃣',
    '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
  ]) {
    assert.deepEqual(plain(text), { text, tricks: [] });
  }
});

test('signs that turn the writing are taken out and told', () => {
  assert.deepEqual(plain('gemeente\u202Egpj.exe'), {
    text: 'gemeentegpj.exe',
    tricks: ['direction'],
  });
  assert.deepEqual(plain('a\u2067b\u2069'), { text: 'ab', tricks: ['direction'] });
});

test('signs that nobody sees are taken out and told', () => {
  assert.deepEqual(plain('pas\u200Bpoort'), { text: 'paspoort', tricks: ['invisible'] });
  assert.deepEqual(plain('a\u200Db\uFEFF'), { text: 'ab', tricks: ['invisible'] });
  assert.deepEqual(plain('hoi\u{E0041}\u{E0042}'), { text: 'hoi', tricks: ['invisible'] });
});

test('two scripts in one word are told, two words of two scripts are not', () => {
  assert.deepEqual(plain('Gеmeente').tricks, ['scripts']);
  assert.deepEqual(plain('Gemeente Москва').tricks, []);
});

test('piles of accents are cut down', () => {
  const { text, tricks } = plain(`a${'\u0301'.repeat(40)}`);
  assert.equal(text, `a${'\u0301'.repeat(4)}`);
  assert.deepEqual(tricks, ['piles']);
});
