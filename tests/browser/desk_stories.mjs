// SPDX-License-Identifier: EUPL-1.2
// What people do at the desk, one story each; `look` holds a state against axe-core.
import assert from 'node:assert/strict';

const lamp = 'lantaarnpaal op de Waalkade';
const bin = 'gft-container';
const bridge = 'hoe laat gaat de brug';

async function logsIn({ enter, look }) {
  const desk = await enter();
  await desk.open();
  await desk.page.locator('.login').waitFor();
  await look(desk, 'log-in');
  await desk.page.getByLabel('Naam', { exact: true }).fill('sanne');
  await desk.page.getByLabel('Wachtwoord', { exact: true }).fill('fout');
  await desk.page.getByRole('button', { name: 'Meld aan' }).click();
  await desk.sees('Naam en wachtwoord horen niet bij elkaar.');
  await look(desk, 'log-in-wrong');
  await desk.logIn('sanne', 'demo');
  await desk.row(lamp);
  assert.match(await desk.page.title(), /^\(5\) /);
  await look(desk, 'list');
  await desk.page.getByRole('button', { name: 'English' }).click();
  await desk.sees('Work list');
  await desk.sees('Public space');
  assert.equal(await desk.page.evaluate(() => document.documentElement.lang), 'en');
  await look(desk, 'list-english');
  await desk.page.getByRole('button', { name: 'Nederlands' }).click();
  await desk.logOut();
}

async function answersWithTheKeyboard({ mock, enter, look }) {
  const desk = await enter('sanne');
  await desk.row(lamp);
  assert.equal(await desk.pick(), 'Mo Aydın');
  assert.deepEqual(await desk.page.locator('mark').allInnerTexts(), [
    'lantaarnpaal',
    'Bijna gevallen',
  ]);
  await look(desk, 'ticket');
  await desk.write('é'.repeat(270));
  assert.equal(await desk.left(), 10);
  await desk.write('x'.repeat(281));
  assert.equal(await desk.left(), -1);
  assert.ok(await desk.page.locator('#send').isDisabled());
  await look(desk, 'too-long');
  await desk.write('Zie nijmegen.nl/melden');
  await desk.sees('kost US$ 0,20 door de link');
  await desk.write('');
  await desk.page.getByRole('button', { name: 'Lantaarnpaal kapot' }).click();
  assert.match(await desk.page.locator('#reply').inputValue(), /^Dank je voor je melding/);
  await desk.send();
  await desk.page.locator('.notice-pending').waitFor();
  await look(desk, 'undo-window');
  await desk.key('u');
  await desk.sees('Je tekst staat weer in het veld.');
  assert.match(await desk.page.locator('#reply').inputValue(), /^Dank je voor je melding/);
  await desk.send();
  const link = await desk.sentLink();
  assert.match(link, /^https:\/\/x\.com\//);
  const { outs } = [...mock.state.tickets.values()].find((h) => h.ticket.author === 'Mo Aydın');
  assert.deepEqual(
    outs.map((o) => o.state),
    ['cancelled', 'sent'],
  );
  await look(desk, 'sent');
  assert.equal(await desk.pick(), 'Annelies Vermeer');
}

async function twoAtOnce({ enter, look }) {
  const sanne = await enter('sanne');
  const joris = await enter('joris');
  await sanne.openTicket(bridge);
  await joris.openTicket(bridge);
  await joris.page.getByRole('button', { name: 'Pak dit signaal' }).waitFor();
  // Both press at the same moment; the feed may not have told the second yet.
  await joris.page.route('**/api/live', (route) => route.abort());
  await Promise.all([sanne.claim(), joris.claim()]);
  const won = sanne.page
    .locator('#reply')
    .waitFor()
    .then(() => [sanne, joris, 'sanne']);
  const lost = joris.page
    .locator('#reply')
    .waitFor()
    .then(() => [joris, sanne, 'joris']);
  const [, second, name] = await Promise.race([won, lost]);
  await second.sees(`${name} heeft dit signaal al.`);
  await second.sees(`${name} heeft dit signaal onder handen.`);
  await look(second, 'taken');
}

async function leaseLapses({ mock, enter, look }) {
  const desk = await enter('sanne');
  await desk.openTicket(bridge);
  await desk.claim();
  await desk.write('Ik was hier al aan bezig');
  const [id] = [...mock.state.tickets].find(([, h]) => h.ticket.owner === 'sanne');
  mock.state.steal(id, 'joris');
  await desk.sees('nu heeft joris het. Je tekst staat er nog.');
  await desk.page.locator('.kept-text', { hasText: 'Ik was hier al aan bezig' }).waitFor();
  await look(desk, 'lapsed');
}

async function draftSurvivesReload({ enter }) {
  const desk = await enter('sanne');
  await desk.openTicket(bridge);
  await desk.claim();
  await desk.write('Half een antwoord');
  await desk.page.reload();
  await desk.page.locator('#reply').waitFor();
  assert.equal(await desk.page.locator('#reply').inputValue(), 'Half een antwoord');
}

// Nobody touches the page: the feed alone tells it that the session is over.
async function sessionEnds({ mock, enter }) {
  for (const last of ['event: ended\ndata: {}\n\n', '']) {
    const desk = await enter('sanne');
    await desk.row(lamp);
    mock.state.endSessions(last);
    await desk.page.locator('.login').waitFor();
  }
}

async function finishesAndUndoes({ mock, enter, look }) {
  const desk = await enter('sanne');
  await desk.openTicket(bin);
  await desk.key('e');
  await desk.page.locator('dialog').waitFor();
  await look(desk, 'finish');
  await desk.key('4');
  await desk.key('Enter');
  await desk.sees('Afgerond: spam.');
  await look(desk, 'finished');
  await desk.key('u');
  await desk.sees('Weer open.');
  const held = [...mock.state.tickets.values()].find((h) => h.ticket.author === 'Annelies Vermeer');
  assert.equal(held.ticket.state, 'waiting');
}

async function handsOver({ enter, look }) {
  const desk = await enter('sanne');
  await desk.openTicket(bin);
  await desk.key('h');
  await desk.page.locator('dialog').waitFor();
  assert.equal(
    await desk.page.getByLabel('Afdeling', { exact: true }).inputValue(),
    'Dar Reiniging',
  );
  await desk.page.getByRole('button', { name: 'Zet uit', exact: true }).click();
  await desk.sees('Vul een afdeling, een vraag en een dag in.');
  await look(desk, 'hand-over');
  await desk.page.getByLabel('Vraag aan de afdeling').fill('Is de Lange Hezelstraat overgeslagen?');
  await desk.page.getByRole('button', { name: 'Zet uit', exact: true }).click();
  await desk.sees('Uitgezet bij Dar Reiniging.');
  await desk.tab('Uitgezet').click();
  await desk.row(bin);
  await look(desk, 'handed-over');
}

async function releases({ enter }) {
  const desk = await enter('sanne');
  await desk.openTicket(bridge);
  await desk.claim();
  await desk.page.getByRole('button', { name: 'Geef terug' }).click();
  await desk.sees('Teruggegeven aan de werklijst.');
  await desk.page.getByRole('button', { name: 'Pak dit signaal' }).waitFor();
}

async function rowsNeverMove({ mock, enter, look }) {
  const desk = await enter('sanne');
  await desk.row(lamp);
  const places = () =>
    desk.page.locator('.row').evaluateAll((rows) => rows.map((r) => r.getBoundingClientRect().top));
  const texts = () => desk.page.locator('.row-author').allTextContents();
  const before = [await texts(), await places()];
  const fire = {
    text: 'Er is brand in de Molenstraat!',
    author: 'Kees Bakker',
    due: 60_000,
    ago: 0,
  };
  mock.state.arrive({
    ...fire,
    urgency: 'spoed',
    lane: 'urgent',
    topics: ['veiligheid'],
    found: { brand: 'veiligheid' },
  });
  await desk.page.locator('.fresh button').waitFor();
  assert.deepEqual([await texts(), await places()], before);
  await desk.sees('1 nieuw, waarvan 1 spoed');
  await look(desk, 'fresh');
  assert.match(await desk.page.title(), /⚠ 1 \(6\)/);
  await desk.key('n');
  await desk.row('brand in de Molenstraat');
  assert.equal((await texts())[0], 'Kees Bakker');
  assert.equal(await desk.pick(), 'Kees Bakker');
}

async function movesWithTheKeyboard({ enter, look }) {
  const desk = await enter('sanne');
  await desk.row(lamp);
  await desk.key('j');
  await desk.key('j');
  const at = () =>
    desk.page.evaluate(() => document.activeElement?.querySelector('.row-author')?.textContent);
  assert.equal(await at(), 'Annelies Vermeer');
  await desk.key('k');
  await desk.key('Enter');
  await desk.page.locator('#ticket-title', { hasText: 'Mo Aydın' }).waitFor();
  await desk.key('?');
  await desk.page.locator('dialog').waitFor();
  await look(desk, 'keys');
  await desk.page.getByLabel('Toetsen van één letter gebruiken').uncheck();
  await desk.key('Escape');
  await desk.page.locator('dialog').waitFor({ state: 'detached' });
  await desk.key('c');
  await desk.page.getByRole('button', { name: 'Pak dit signaal' }).waitFor();
  assert.equal(await desk.page.locator('#reply').count(), 0);
}

async function nobodyKnows({ mock, enter, look }) {
  const desk = await enter('sanne');
  mock.state.next = 'unknown';
  await desk.openTicket(bin);
  await desk.claim();
  await desk.write('We komen morgen langs.');
  await desk.send();
  await desk.sees('Niet zeker of dit geplaatst is.');
  await desk.sees(/Facebook antwoordde niet .* 3× nagekeken: niet gevonden\./);
  const again = desk.page.getByRole('button', { name: 'Opnieuw plaatsen' });
  await again.waitFor();
  await look(desk, 'unknown');
  const { out, held } = [...mock.state.outs.values()].at(-1);
  out.code = 'not_seen_yet'; // too early to post it again
  mock.state.note('unknown', 'courier', held, { detail: out.id });
  await again.waitFor({ state: 'detached' });
  await desk.page.getByRole('button', { name: 'Staat er al, markeer' }).click();
  await desk.page.locator('.post-ours .well').waitFor();
}

async function platformRefuses({ mock, enter, look }) {
  const desk = await enter('sanne');
  mock.state.arrive({
    text: 'Niemand noemt de gemeente',
    author: 'Tim',
    allowed: false,
    due: 1_000,
  });
  await desk.openTicket('Niemand noemt de gemeente');
  await desk.claim();
  await desk.sees('Het platform laat ons alleen antwoorden aan wie ons noemt.');
  await look(desk, 'not-allowed');
  await desk.page.getByRole('button', { name: 'Daar beantwoord' }).click();
  await desk.sees('Afgerond: elders beantwoord.');
}

async function queueIsAway({ mock, enter, look }) {
  const desk = await enter('sanne');
  await desk.openTicket(bridge);
  mock.state.down = true;
  await desk.claim();
  await desk.sees('De wachtrij antwoordt even niet. Je ziet de laatste stand');
  await desk.page.locator('.row', { hasText: lamp }).waitFor();
  await look(desk, 'away');
  mock.state.down = false;
  await desk.page.locator('.line-away').waitFor({ state: 'detached' });
}

async function eventGoesOn({ enter, look }) {
  const karim = await enter('karim');
  const sanne = await enter('sanne');
  await karim.page.getByRole('link', { name: 'Evenement', exact: true }).click();
  await karim.sees('Vierdaagse gaat nu aan tot');
  await look(karim, 'event-off');
  await karim.page.getByRole('button', { name: 'Zet Vierdaagse aan' }).click();
  await sanne.page.locator('.line-surge', { hasText: 'Vierdaagse staat aan tot' }).waitFor();
  await sanne.sees('Aangezet door karim.');
  await look(karim, 'event-on');
  await look(sanne, 'surge-banner');
  await karim.page.getByRole('button', { name: 'Zet Vierdaagse uit' }).click();
  await sanne.page.locator('.line-surge').waitFor({ state: 'detached' });
}

async function opsSeesNoWords({ mock, enter, look }) {
  const desk = await enter('bo');
  await desk.page.locator('.source-failing').waitFor();
  await look(desk, 'ops');
  const page = await desk.page.locator('body').innerText();
  for (const { posts } of mock.state.tickets.values()) {
    for (const post of posts) {
      assert.ok(!page.includes(post.text) && !page.includes(post.author), 'ops sees a citizen');
    }
  }
  const auditor = await enter('ada');
  await auditor.sees('kwam binnen');
  await look(auditor, 'log');
}

// Words that want to be code, in every field that a citizen fills.
async function wordsStayWords({ mock, enter, look }) {
  const attack = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  const id = mock.state.arrive({
    text: `${attack} \u202Egnp.exe pas\u200Bpoort https://evil.example/nijmegen.nl`,
    author: `${attack}\u202E`,
    handle: attack,
    due: 1_000,
    topics: [attack],
  });
  const [post] = mock.state.known(id).posts;
  post.url = 'javascript:alert(1)';
  const desk = await enter('sanne');
  await desk.openTicket('onerror');
  const nodes = await desk.page.evaluate(
    () => document.querySelectorAll('body img, body script, a[href^="javascript"]').length,
  );
  assert.equal(nodes, 0);
  await desk.sees('tekst keert om, onzichtbare tekens');
  const text = await desk.page.locator('.post-text').first().innerText();
  assert.ok(text.includes('gnp.exe paspoort') && !/[\u202E\u200B]/.test(text));
  await look(desk, 'attack');
  await desk.page.locator('.post-text a', { hasText: 'nijmegen.nl' }).click();
  await desk.page.locator('.leaving-host', { hasText: 'evil.example' }).waitFor();
  await look(desk, 'leaving');
}

export const stories = {
  'logs in, in two languages': logsIn,
  'answers with the keyboard, undoes, sees it sent': answersWithTheKeyboard,
  'two press at the same moment': twoAtOnce,
  'a lapsed claim keeps the words': leaseLapses,
  'a draft survives a reload': draftSurvivesReload,
  'a session ends by itself': sessionEnds,
  'finishes with a reason and undoes': finishesAndUndoes,
  'hands over with a question and a day': handsOver,
  'gives back': releases,
  'rows never move; spoed overtakes': rowsNeverMove,
  'moves with the keyboard; letters can be switched off': movesWithTheKeyboard,
  'nobody knows whether it was posted': nobodyKnows,
  'the platform takes no answer': platformRefuses,
  'the queue is away': queueIsAway,
  'an event goes on for everybody': eventGoesOn,
  'ops sees no words, the auditor the log': opsSeesNoWords,
  'words stay words': wordsStayWords,
};
