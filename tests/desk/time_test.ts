// SPDX-License-Identifier: EUPL-1.2
// @ts-nocheck: bundled without node's types
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dollars } from '../../daemon/desk/pure/money';
import * as time from '../../daemon/desk/pure/time';

const minute = 60_000;
const hour = 60 * minute;

test('stretches are whole units, rounded down', () => {
  assert.equal(time.stretch(30_000, 'nl'), 'nu');
  assert.equal(time.stretch(59 * minute, 'nl'), '59 min');
  assert.equal(time.stretch(3 * hour + 50 * minute, 'nl'), '3 u');
  assert.equal(time.stretch(47 * hour, 'en'), '47 h');
  assert.equal(time.stretch(72 * hour, 'nl'), '3 d');
  assert.equal(time.stretch(-5 * minute, 'en'), '5 min');
});

test('a deadline presses before it passes', () => {
  const now = Date.parse('2026-07-14T12:00:00Z');
  assert.equal(time.pressure('2026-07-14T11:59:59Z', now), 'late');
  assert.equal(time.pressure('2026-07-14T12:29:59Z', now), 'soon');
  assert.equal(time.pressure('2026-07-14T12:30:00Z', now), 'calm');
});

test('working days step over the weekend', () => {
  const friday = new Date(2026, 6, 17, 10);
  assert.equal(time.localDay(time.workingDays(friday, 1)), '2026-07-20');
  assert.equal(time.localDay(time.workingDays(friday, 3)), '2026-07-22');
});

test('a moment of today is a clock time, another day is named', () => {
  const noon = new Date(2026, 6, 14, 12).getTime();
  assert.equal(time.moment(new Date(2026, 6, 14, 9, 5).toISOString(), noon, 'nl'), '09:05');
  assert.match(
    time.moment(new Date(2026, 6, 13, 9, 5).toISOString(), noon, 'nl'),
    /^ma.* 13 jul.* 09:05$/,
  );
  assert.match(time.moment(new Date(2025, 6, 13, 9, 5).toISOString(), noon, 'nl'), /2025/);
  assert.equal(time.localMinute(new Date(2026, 0, 2, 3, 4)), '2026-01-02T03:04');
});

test('money shows the digits that count', () => {
  assert.equal(dollars(200_000, 'en'), 'US$0.20');
  assert.equal(dollars(15_000, 'en'), 'US$0.015');
  assert.equal(dollars(2_481_100, 'en'), 'US$2.4811');
});
