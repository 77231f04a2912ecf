// SPDX-License-Identifier: EUPL-1.2
// The desk as a person uses it, for the mock and for the real daemon alike: the browser, one page
// object for each person, and axe-core's look at a page. Waits are for something seen, never a
// time.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];
const wait_ms = 20_000;
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Debian's Chromium with an empty profile; close() takes the profile away.
export async function startBrowser() {
  const profile = mkdtempSync(join(tmpdir(), 'webcared-browser-'));
  const executablePath = process.env.WEBCARED_CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({
    executablePath,
    args: flags,
    env: { ...process.env, HOME: profile },
  });
  return {
    version: browser.version(),
    // A person: a context of their own, and everything that the page complains about.
    async person(url, { width = 1280, height = 800, dark = false } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        locale: 'nl-NL',
      });
      context.setDefaultTimeout(wait_ms);
      return new Desk(await context.newPage(), url);
    },
    async close() {
      await browser.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

export class Desk {
  constructor(page, url) {
    this.page = page;
    this.url = url;
    this.complaints = [];
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (said) => {
      if (/Content Security Policy|Trusted ?Type/i.test(said.text()))
        this.complaints.push(said.text());
    });
  }

  async open(address = '') {
    await this.page.goto(`${this.url}/${address}`);
  }

  async logIn(name, password) {
    await this.open();
    await this.page.getByLabel('Naam', { exact: true }).fill(name);
    await this.page.getByLabel('Wachtwoord', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Meld aan' }).click();
    await this.page.locator('.topbar').waitFor();
  }

  async logOut() {
    await this.page.getByRole('button', { name: 'Afmelden' }).click();
    await this.page.locator('.login').waitFor();
  }

  // A key of the desk: not while a field has the cursor.
  async key(name) {
    await this.page.keyboard.press(name);
  }

  tab(name) {
    return this.page.locator('.tabs a', { hasText: name });
  }

  // The row of a ticket by a part of its text; new ones are asked for when they wait.
  async row(text) {
    const row = this.page.locator('.row', { hasText: text });
    const fresh = this.page.locator('.fresh button');
    await row.or(fresh).first().waitFor();
    // The button may go while we reach for it: somebody else, or the desk itself, was before us.
    if ((await row.count()) === 0) await fresh.click({ timeout: 2_000 }).catch(() => {});
    await row.waitFor();
    return row;
  }

  async openTicket(text) {
    await (await this.row(text)).locator('a').click();
    await this.page.locator('.post', { hasText: text }).waitFor();
  }

  // The next by lane, with the keyboard; answers with the heading of what came.
  async pick() {
    await this.key('p');
    await this.page.locator('#send, .refused').first().waitFor();
    return this.page.locator('#ticket-title').innerText();
  }

  async claim() {
    await this.page.getByRole('button', { name: 'Pak dit signaal' }).click();
  }

  async write(text) {
    await this.key('r');
    const field = this.page.locator('#reply');
    await field.and(this.page.locator(':focus')).waitFor();
    await field.fill(text);
  }

  async left() {
    return Number(await this.page.locator('.counter').getAttribute('data-left'));
  }

  async send() {
    const ours = this.page.locator('.post-ours');
    const before = await ours.count();
    await this.page.locator('#reply').press('Control+Enter');
    await ours.nth(before).waitFor();
  }

  async undo() {
    await this.page.getByRole('button', { name: 'Maak ongedaan' }).first().click();
  }

  // The link of the answer that the platform has.
  async sentLink(timeout = wait_ms) {
    const link = this.page.locator('.post-ours .well a').first();
    await link.waitFor({ timeout });
    return link.getAttribute('href');
  }

  async sees(text, timeout = wait_ms) {
    await this.page.getByText(text).first().waitFor({ timeout });
  }

  async shot(path) {
    await this.page.evaluate(() => document.fonts.ready);
    await this.page.screenshot({ path });
  }

  // What axe-core finds wrong: one line each.
  async violations() {
    await this.page.evaluate(axeSource);
    const found = await this.page.evaluate(async (tags) => {
      const result = await window.axe.run(document, { runOnly: { type: 'tag', values: tags } });
      return result.violations.map((v) => ({
        id: v.id,
        nodes: v.nodes.map((n) => n.html.slice(0, 160)),
      }));
    }, rules);
    return found.map((v) => `${v.id}: ${v.nodes.join(' | ')}`);
  }

  // Nothing sticks out sideways (WCAG 1.4.10).
  async sticksOut() {
    return this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  }

  async close() {
    await this.page.context().close();
  }
}
