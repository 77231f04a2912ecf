// SPDX-License-Identifier: EUPL-1.2
// Made-up citizens and settings for the mock of the API.
const minute = 60_000;

export const topics = [
  { id: 'openbare-ruimte', nl: 'Openbare ruimte', en: 'Public space', back_office: 'Stadsbeheer' },
  { id: 'afval', nl: 'Afval', en: 'Waste', back_office: 'Dar Reiniging' },
  { id: 'verkeer', nl: 'Verkeer', en: 'Traffic', back_office: 'mobiliteit' },
  {
    id: 'veiligheid',
    nl: 'Veiligheid',
    en: 'Safety',
    back_office: 'Veiligheid en Crisisbeheersing',
  },
  { id: 'evenementen', nl: 'Evenementen', en: 'Events', back_office: 'evenementen' },
  { id: 'burgerzaken', nl: 'Burgerzaken', en: 'Civil affairs', back_office: 'burgerzaken' },
];

export const answers = [
  {
    id: 'lantaarnpaal',
    topics: ['openbare-ruimte'],
    language: 'nl',
    title: 'Lantaarnpaal kapot',
    text: 'Dank je voor je melding. De monteur komt meestal binnen drie werkdagen.',
    office: 'wijkbeheer',
  },
  {
    id: 'container',
    topics: ['afval'],
    language: 'nl',
    title: 'Container niet geleegd',
    text: 'Vervelend! Laat de container staan, dan legen we hem morgen alsnog.',
    office: 'reiniging',
  },
  {
    id: 'container',
    topics: ['afval'],
    language: 'en',
    title: 'Bin not emptied',
    text: 'Sorry about that. Please leave the bin out and we will empty it tomorrow.',
    office: 'reiniging',
  },
];

export const surges = [
  {
    event: 'vierdaagse',
    nl: 'Vierdaagse',
    en: 'Four Days Marches',
    on: false,
    until: null,
    by: '',
  },
];

const rules = {
  x: {
    allowed: true,
    why: '',
    until: null,
    channel: 'public',
    counter: 'x_weighted',
    length_max: 280,
    cost_microdollars: 10_000,
    link_cost_microdollars: 200_000,
  },
  facebook: {
    allowed: true,
    why: '',
    until: null,
    channel: 'public',
    counter: 'code_points',
    length_max: 8000,
    cost_microdollars: 0,
    link_cost_microdollars: 0,
  },
};

const utf8 = new TextEncoder();
const bytes = (text) => utf8.encode(text).length;

// Byte spans of words in a text, as the daemon gives them.
export function reasonsFor(text, found) {
  return Object.entries(found).map(([word, rule]) => {
    const at = text.indexOf(word);
    const start = bytes(text.slice(0, at));
    return { rule, text: word, start, end: start + bytes(word) };
  });
}

let count = 0;

const ordinary = {
  platform: 'x',
  author: 'Sanne de Wit',
  handle: '@sannedw',
  text: 'Hallo gemeente',
  topics: [],
  found: {},
  urgency: 'normaal',
  lane: 'ordinary',
  language: 'nl',
  ago: 5 * minute,
  due: 230 * minute,
  allowed: true,
};

function ticketOf(a, id, now) {
  return {
    id,
    state: 'waiting',
    lane: a.lane,
    urgency: a.urgency,
    topics: a.topics,
    platform: a.platform,
    account: `${a.platform}-gemeente`,
    language: a.language,
    arrived: new Date(now - a.ago).toISOString(),
    due: new Date(now + a.due).toISOString(),
    score: now + a.due,
    posts: 1,
    author: a.author,
    excerpt: a.text.slice(0, 140),
    owner: '',
    lease_until: null,
    version: 1,
    reason: '',
    office: '',
  };
}

function postOf(a, id, now) {
  const refusal = a.allowed ? {} : { allowed: false, why: 'not_mentioned' };
  const page = a.platform === 'x' ? 'https://x.com/i/status/' : 'https://www.facebook.com/';
  return {
    id,
    platform: a.platform,
    kind: a.platform === 'x' ? 'mention' : 'comment',
    ours: false,
    parent: '',
    author: a.author,
    handle: a.handle,
    text: a.text,
    url: page + id.split(':')[1],
    at: new Date(now - a.ago).toISOString(),
    erased: false,
    reply: { ...rules[a.platform], ...refusal },
    verdict: {
      signal: true,
      topics: a.topics,
      urgency: a.urgency,
      language: a.language,
      reasons: reasonsFor(a.text, a.found),
    },
  };
}

// One ticket with its first post. `about` overrides what a test cares for.
export function arrival(now, about) {
  const a = { ...ordinary, ...about };
  const id = `${a.platform}:${1000 + ++count}`;
  return {
    ticket: ticketOf(a, id, now),
    posts: [postOf(a, id, now)],
    outs: [],
    log: [],
    draft: '',
    token: 0,
    looking: [],
    typing: '',
  };
}

// An ordinary morning.
export const morning = [
  {
    text: 'Weer een avond dat de lantaarnpaal op de Waalkade uit is. Bijna gevallen 😠',
    author: 'Mo Aydın',
    handle: '@mo_aydin',
    topics: ['openbare-ruimte'],
    found: { lantaarnpaal: 'openbare-ruimte', 'Bijna gevallen': 'urgentie.hoog' },
    urgency: 'hoog',
    ago: 22 * minute,
    due: 9 * minute,
  },
  {
    platform: 'facebook',
    text: 'Hallo, onze gft-container is niet geleegd, Lange Hezelstraat. Kan dat vandaag?',
    author: 'Annelies Vermeer',
    handle: '',
    topics: ['afval'],
    found: { 'niet geleegd': 'afval', 'gft-container': 'afval' },
    ago: 55 * minute,
    due: 185 * minute,
  },
  {
    text: '@gemeente hoe laat gaat de brug vandaag weer open? Sta al een half uur te wachten.',
    author: 'Pieter J.',
    handle: '@pieterj024',
    topics: ['verkeer'],
    found: { brug: 'verkeer' },
    ago: 41 * minute,
    due: 199 * minute,
  },
  {
    text: 'Do we need tickets for the start at the Wedren, and is there water along the route?',
    author: 'Hannah Schulz',
    handle: '@hannah_walks',
    topics: ['evenementen'],
    found: { Wedren: 'evenementen', water: 'evenementen' },
    lane: 'event',
    language: 'en',
    ago: 12 * minute,
    due: 228 * minute,
  },
  {
    platform: 'facebook',
    text: 'Complimenten voor de mevrouw aan de balie, wat een hulp met het paspoort!',
    author: 'Familie Jansen-Bos',
    handle: '',
    topics: ['burgerzaken'],
    found: { paspoort: 'burgerzaken', Complimenten: 'dienstverlening' },
    urgency: 'laag',
    ago: 130 * minute,
    due: 1300 * minute,
  },
];
