// SPDX-License-Identifier: EUPL-1.2
// @ts-nocheck: bundled without node's types
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toldBy } from '../../daemon/desk/pure/told_by';

const topics = ['afval', 'verkeer'];
const urgencies = ['spoed', 'hoog'];

test('a reason tells of the topic of its file, whichever file of the topic it is', () => {
  assert.equal(toldBy('afval/container', topics, urgencies), 'afval');
  assert.equal(toldBy('afval-meer/bak', topics, urgencies), 'afval');
  assert.equal(toldBy('afvalbak/bak', topics, urgencies), undefined);
});

test('experience tells of a topic or of an urgency', () => {
  assert.equal(toldBy('experience/verkeer', topics, urgencies), 'verkeer');
  assert.equal(toldBy('experience/spoed', topics, urgencies), 'spoed');
  assert.equal(toldBy('experience/moon', topics, urgencies), undefined);
});

test('signs of haste or of speaking to us are of no topic', () => {
  assert.equal(toldBy('gevaar/gedrang', topics, urgencies), undefined);
  assert.equal(toldBy('', topics, urgencies), undefined);
});
