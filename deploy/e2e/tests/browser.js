// A headless browser on the pages, and what every page must hold to.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import bundled from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { demo, home, until } from './clients.js';

export const origin = process.env.PERPEX_WEB ?? demo.baseUrl;
export const WIDE = { width: 1280, height: 800 };
export const NARROW = { width: 390, height: 844 };

const pictures = `${home}/screenshots`;

/** Not in a single process, as the package proposes: that one ends with the first window that is closed. */
export const launch = async () => chromium.launch({
  executablePath: await bundled.executablePath(),
  args: bundled.args.filter((argument) => argument !== '--single-process' && argument !== '--no-zygote'),
  headless: true,
});

/** Opens a page that remembers what went wrong in it. */
export async function open(browser, options = {}) {
  const context = await browser.newContext({ viewport: WIDE, locale: 'en-US', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(String(error)));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) {
      page.faults.push(message.text());
    }
  });
  return page;
}

/** The pages ask much when they open, and the browser has one address for all tests: each begins in a fresh minute. */
export async function freshMinute(browser) {
  const context = await browser.newContext();
  const used = async () => Number((await context.request.get(`${origin}/fapi/v1/ping`)).headers()['x-mbx-used-weight-1m']);
  assert.ok(await until(used, (weight) => weight < 700, 70_000, 1_000) < 700, 'the limit of the minute is there to use');
  await context.close();
}

export async function logIn(page, { email, password }) {
  await page.goto(`${origin}/login`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await page.getByTestId('member').waitFor({ state: 'attached' });
}

/** The terminal is up when it says that it is live and the book follows the stream. */
export async function terminal(page, symbol) {
  await page.goto(`${origin}/trade/${symbol}`);
  await page.locator('[data-state="live"]').waitFor();
}

export async function picture(page, name) {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png` });
}

/** No serious finding of axe. */
export async function isAccessible(page, name) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target, html }) => `${target} ${html.slice(0, 120)}`).slice(0, 4).join(' | ')}`);
  assert.deepEqual(serious, [], `${name} is accessible`);
}

/** Nothing is wider than the window, and no text is cut off where it cannot be scrolled to. */
export async function fits(page, name) {
  const found = await page.evaluate(() => {
    const problems = [];
    const root = document.documentElement;
    if (root.scrollWidth > window.innerWidth) {
      problems.push(`the page is ${root.scrollWidth} wide in a window of ${window.innerWidth}`);
    }
    const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
    for (const element of document.querySelectorAll('body *')) {
      const style = getComputedStyle(element);
      const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
      const box = element.getBoundingClientRect();
      if (!text || style.visibility === 'hidden' || box.width === 0 || box.width <= 2 || element.closest('.skip, option, select, .canvas')) {
        continue;
      }
      if (style.overflowX !== 'visible' && !scrolls(element) && element.scrollWidth > element.clientWidth + 1) {
        problems.push(`cut off: ${element.className} "${element.textContent.slice(0, 40)}"`);
      }
      let around = element.parentElement;
      while (around && !scrolls(around)) {
        around = around.parentElement;
      }
      if ((!around || around === document.body) && (box.right > window.innerWidth + 1 || box.left < -1)) {
        problems.push(`outside the window: ${element.className} "${element.textContent.slice(0, 40)}"`);
      }
    }
    return problems.slice(0, 8);
  });
  assert.deepEqual(found, [], `${name} fits`);
}
