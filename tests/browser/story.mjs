// SPDX-License-Identifier: EUPL-1.2
// The story that must pass, in a browser against the real daemon and the sandboxes:
//
//   node story.mjs --desk URL --x URL --facebook URL --staff NAME:PASSWORD
//       --colleague NAME:PASSWORD [--coordinator NAME:PASSWORD] [--ops NAME:PASSWORD] [--shot FILE]
//
// Two citizens post; both stand on the desk with topics and the words that made them; of two who
// press at the same moment one is told; the answer stands at the platform exactly once, also when
// it drops the connection; spoed overtakes everything. --shot: a picture of the desk.
import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import { startBrowser } from './pages.mjs';

const text = { type: 'string' };
const { values: args } = parseArgs({
  options: {
    desk: text,
    x: text,
    facebook: text,
    staff: text,
    colleague: text,
    coordinator: text,
    ops: text,
    shot: text,
  },
});
for (const name of ['desk', 'x', 'facebook', 'staff', 'colleague']) {
  if (!args[name]) {
    console.error(`story: --${name} is missing; the first lines of story.mjs say what it takes`);
    process.exit(2);
  }
}
const settle_ms = 90_000; // a reply of which nobody knows is found by a poll or a look

async function post(url, path, body) {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.ok(answer.ok, `${path} of the sandbox answered ${answer.status}`);
}

const citizen = (platform, kind, key, author, words) =>
  post(args[platform], '/sandbox/post', {
    platform,
    kind,
    key: `${key}-${process.pid}`,
    answers: '',
    author,
    handle: author.toLowerCase().replace(/\W/g, ''),
    text: words,
    lang: 'nl',
  });

// How often a text of ours stands at a platform.
async function standing(platform, words) {
  const answer = await fetch(`${args[platform]}/sandbox/written`);
  const written = await answer.json();
  return written.filter((w) => w.text.includes(words)).length;
}

const browser = await startBrowser();
const people = [];
async function enter(who) {
  const desk = await browser.person(args.desk);
  people.push(desk);
  const colon = who.indexOf(':');
  await desk.logIn(who.slice(0, colon), who.slice(colon + 1));
  return { desk, name: who.slice(0, colon) };
}

const lamp = 'De lantaarnpaal op de hoek van de Waalkade is al een week kapot';
const bin = 'Onze gft-container in de Lange Hezelstraat is weer niet geleegd';

async function bothArrive({ desk }) {
  await citizen(
    'x',
    'mention',
    'lamp',
    'Mo Aydin',
    `@GemeenteNijmegen ${lamp}, wanneer komt er iemand?`,
  );
  await citizen('facebook', 'comment', 'bin', 'Annelies Vermeer', `${bin}. Kan dat vandaag nog?`);
  const onX = await desk.row(lamp);
  await desk.row(bin);
  assert.match(await onX.innerText(), /Openbare ruimte/);
  await desk.openTicket(lamp);
  const marked = await desk.page.locator('mark').allInnerTexts();
  assert.ok(
    marked.some((word) => /lantaarnpaal/i.test(word)),
    `marked: ${marked}`,
  );
}

// One wins; the other is told at once. Gives back the winner.
async function twoPress(anna, bram) {
  await anna.desk.openTicket(lamp);
  await bram.desk.openTicket(lamp);
  await bram.desk.page.route('**/api/live', (route) => route.abort());
  await Promise.all([anna.desk.claim(), bram.desk.claim()]);
  const won = (one, other) =>
    one.desk.page
      .locator('#reply')
      .waitFor()
      .then(() => [one, other]);
  const [first, second] = await Promise.race([won(anna, bram), won(bram, anna)]);
  await second.desk.sees(`${first.name} heeft dit signaal al.`);
  await bram.desk.page.unroute('**/api/live');
  return first;
}

async function answers({ desk }, words, platform, shot) {
  await desk.write(words);
  assert.ok((await desk.left()) >= 0, 'the platform takes this length');
  if (shot) await desk.shot(shot);
  const { undo_ms } = await desk.page.evaluate(async () => (await fetch('/api/me')).json());
  await desk.send();
  if (undo_ms >= 5_000) {
    await desk.undo();
    await desk.sees('Je tekst staat weer in het veld.');
    assert.equal(await desk.page.locator('#reply').inputValue(), words);
    await desk.send();
  }
  assert.match(await desk.sentLink(settle_ms), /^https?:\/\//);
  assert.equal(await standing(platform, words), 1);
}

async function lifeIsTold({ desk }) {
  await desk.page.locator('.life summary').click();
  for (const verb of ['kwam binnen', 'pakte het', 'schreef een antwoord', 'antwoord geplaatst']) {
    await desk.page.locator('.life li', { hasText: verb }).first().waitFor();
  }
}

async function spoedOvertakes({ desk }) {
  const fire = 'er is brand in een flat aan de Waalkade en er zitten mensen vast';
  await citizen('x', 'mention', 'fire', 'Els Vos', `@GemeenteNijmegen help, ${fire}!`);
  const row = await desk.row(fire);
  assert.match(await row.innerText(), /Spoed/);
  await desk.pick();
  await desk.page.locator('.post', { hasText: fire }).waitFor();
}

async function eventForAll(coordinator, { desk }) {
  const { page } = coordinator.desk;
  await page.getByRole('link', { name: 'Evenement', exact: true }).click();
  await page
    .getByRole('button', { name: /^Zet .* aan$/ })
    .first()
    .click();
  await desk.page.locator('.line-surge').waitFor();
  await page
    .getByRole('button', { name: /^Zet .* uit$/ })
    .first()
    .click();
  await desk.page.locator('.line-surge').waitFor({ state: 'detached' });
}

async function opsSeesHealth({ desk }) {
  await desk.page.locator('.source-well').first().waitFor();
  assert.ok(!(await desk.page.locator('body').innerText()).includes(lamp), 'ops sees words');
}

async function story() {
  const anna = await enter(args.staff);
  const bram = await enter(args.colleague);
  await bothArrive(anna);
  const first = await twoPress(anna, bram);
  await answers(first, `Dank je! De monteur komt langs (${process.pid}).`, 'x', args.shot);
  assert.deepEqual(await first.desk.violations(), []);
  await lifeIsTold(first);

  // The platform takes the answer and drops the connection.
  await post(args.facebook, '/sandbox/mischief', {
    route: '/comments',
    what: 'drop_after',
    times: 1,
  });
  await first.desk.openTicket(bin);
  await first.desk.claim();
  await answers(first, `Laat de container staan, we komen langs (${process.pid}).`, 'facebook');
  await spoedOvertakes(first);
  if (args.coordinator) await eventForAll(await enter(args.coordinator), first);
  if (args.ops) await opsSeesHealth(await enter(args.ops));
  for (const { complaints } of people) assert.deepEqual(complaints, []);
}

let status = 0;
try {
  await story();
  console.log('the story passed');
} catch (error) {
  console.error(error.stack);
  if (args.shot) await people[0]?.shot(`${args.shot}.failed.png`).catch(() => {});
  status = 1;
}
await browser.close();
process.exit(status);
