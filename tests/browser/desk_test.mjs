// SPDX-License-Identifier: EUPL-1.2
// The desk in a real browser against the mock:  node desk_test.mjs DIR [SHOTS]
// DIR holds the built desk (build.mjs: plain); screenshots go to SHOTS when it is given.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startMock } from './mock.mjs';
import { startBrowser } from './pages.mjs';
import { stories } from './desk_stories.mjs';

const [, , folder, shots] = process.argv;
if (!folder) {
  console.error('say which built desk to test: node desk_test.mjs DIR [SHOTS]');
  process.exit(2);
}
if (shots) mkdirSync(shots, { recursive: true });
const browser = await startBrowser();
console.log(`Chromium ${browser.version}`);

// A state of the desk: axe-core finds nothing and nothing sticks out, in both themes, wide and
// narrow.
async function look(desk, name) {
  const { page } = desk;
  for (const [theme, width, height] of [
    ['light', 1280, 800],
    ['dark', 1280, 800],
    ['light', 320, 640],
    ['dark', 320, 640],
  ]) {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height });
    const where = `${name}, ${theme}, ${width} px`;
    assert.deepEqual(await desk.violations(), [], where);
    assert.ok((await desk.sticksOut()) <= 0, `${where}: sticks out`);
    if (shots) await desk.shot(join(shots, `${name}-${theme}-${width}.png`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 800 });
}

let failed = 0;
const only = process.env.WEBCARED_STORY ?? '';
for (const [name, story] of Object.entries(stories)) {
  if (!name.includes(only)) continue;
  const mock = await startMock({ folder });
  const people = [];
  const enter = async (who, options) => {
    const desk = await browser.person(mock.url, options);
    people.push(desk);
    if (who) await desk.logIn(who, 'demo');
    return desk;
  };
  try {
    await story({ mock, enter, look });
    for (const desk of people) assert.deepEqual(desk.complaints, [], 'the page complains');
    console.log(`ok      ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}\n${error.stack}`);
    if (shots && people.length > 0) {
      await people[people.length - 1].shot(join(shots, `FAILED-${failed}.png`)).catch(() => {});
    }
  }
  for (const desk of people) await desk.close();
  mock.stop();
}
await browser.close();
process.exit(failed > 0 ? 1 : 0);
