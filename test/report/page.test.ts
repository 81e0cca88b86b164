import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM, SKIPPED, startBrowser, type Tester } from './browser.ts';
import { fixture, fixtures, hostileNotice, render } from './notices.ts';

const notices = fixtures();
const { html } = await render(notices);

describe('the file', () => {
  test('allows its own script and styles by hash, and nothing else', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)![1]!;
    const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((m) => m[1]!);
    expect(scripts).toHaveLength(1);
    expect(policy).toContain(`script-src 'sha256-${createHash('sha256').update(scripts[0]!).digest('base64')}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  test('is the same for the same notices, and names no other place', async () => {
    expect((await render(notices)).html).toBe(html);
    const markup = html.replace(/<script[\s\S]*?<\/script>|<style>[\s\S]*?<\/style>/g, '');
    expect(markup).not.toMatch(/https?:|src=|<link/);
  });

  test('a title is text', async () => {
    const page = await render(notices.slice(0, 1), { lang: 'en', title: '</title><script>alert(1)</script>' });
    expect(page.html).toContain('<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>');
  });

  test('a notice without its text is told among the failures', async () => {
    const { source, ...rest } = notices[0]!;
    const { text: _, ...bare } = source;
    const report = await render([{ ...rest, source: bare }, notices[1]!]);
    expect(report).toMatchObject({ notices: 1, failures: [{ name: source.name, code: 'no-text' }] });
  });
});

describe.skipIf(CHROMIUM === null)(`in a browser${CHROMIUM === null ? ` (${SKIPPED})` : ''}`, () => {
  let browser: Tester;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  const problems = notices.flatMap(({ issues }) => issues.filter(({ role }) => role !== 'aspect'));
  const company = notices.findIndex(({ source }) => source.name === 'wangxi-company');

  test('the overview: every issue in the table, filters, search, sorting, and the address keeps them', async () => {
    const { page, complaints } = await browser.open(html);
    const count = () => page.locator('.issues .count').textContent();
    expect(await count()).toContain(`${problems.length} `);
    await page.selectOption('#filter-status', 'in-progress');
    const open = problems.filter(({ status }) => status === 'in-progress').length;
    expect(await count()).toContain(`${open} `);
    for (const badge of await page.locator('.tbody .badge').all()) expect(await badge.textContent()).toBe('正在整改');
    await page.fill('#q', '工程 粗放');
    expect(await page.locator('.tbody .tr').count()).toBe(1);
    expect(page.url()).toContain('status=in-progress');
    await page.reload();
    await page.waitForSelector('.tbody .tr');
    expect(await page.inputValue('#q')).toBe('工程 粗放');
    expect(await page.locator('.tbody .tr').count()).toBe(1);
    await page.fill('#q', '没有这样的问题');
    expect(await page.locator('.issues .empty').isVisible()).toBe(true);
    await page.click('.clear');
    expect(await count()).toContain(`${problems.length} `);
    await page.click('.th .c-measures button');
    expect(await page.locator('.th .c-measures').getAttribute('aria-sort')).toBe('descending');
    const most = Math.max(...notices.flatMap((n) => n.issues.map(({ id }) => n.measures.filter((m) => m.issue === id).length)));
    expect(await page.locator('.tbody .tr').first().locator('.c-measures').textContent()).toContain(String(most));
    const link = page.locator('.tbody .tr').first().locator('.c-measures a');
    expect(await link.getAttribute('href')).toMatch(/^#\/n\/\d+\/m\d+$/);
    expect(complaints).toEqual([]);
  });

  test('themes and classes of measures are filters, and the charts lead to them', async () => {
    const { page, complaints } = await browser.open(html);
    await page.selectOption('#filter-theme', { index: 1 });
    expect(page.url()).toContain('theme=');
    await page.selectOption('#filter-substance', 'formulaic');
    expect(page.url()).toContain('substance=formulaic');
    const rows = await page.locator('.issues .count').textContent();
    const chart = page.locator('.chart-box', { hasText: '措施是否可核实' });
    await chart.locator('svg a[*|href*="substance=formulaic"]').first().click();
    await expect.poll(() => page.inputValue('#filter-theme')).toBe('');
    expect(await page.inputValue('#filter-substance')).toBe('formulaic');
    expect(await page.locator('.issues .count').textContent()).not.toBe(rows);
    // by keyboard, through the table below the chart
    await chart.locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.inputValue('#filter-substance')).toBe('verifiable');
    expect(complaints).toEqual([]);
  });

  test('only the rows in view are in the document, and scrolling brings the others', async () => {
    const many = await render(Array.from({ length: 40 }, () => notices).flat());
    const { page, complaints } = await browser.open(many.html);
    expect(await page.locator('.tbody .tr').count()).toBeLessThan(40);
    await page.locator('.scroller').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
    await page.waitForSelector(`.tbody .tr[aria-rowindex="${problems.length * 40 + 1}"]`);
    expect(await page.locator('.tbody .tr').count()).toBeLessThan(40);
    expect(await page.locator('.table').getAttribute('aria-rowcount')).toBe(String(problems.length * 40 + 1));
    expect(complaints).toEqual([]);
  });

  test('a figure leads to the sentences that it is made of', async () => {
    const { page, complaints } = await browser.open(html);
    await page.getByRole('button', { name: '收回资金' }).click();
    const stated = notices.filter(({ headline }) => headline['funds.recovered']);
    expect(await page.locator('dialog li').count()).toBe(stated.length);
    const link = page.locator('dialog li a', { hasText: '望溪' });
    await link.click();
    await page.waitForSelector('.text .chosen-entity');
    const { text, start, end } = notices[company]!.headline['funds.recovered']!;
    const lit = await page.locator('.text .lit').allTextContents();
    expect(lit.join('')).toBe(text);
    expect(text).toBe(notices[company]!.source.text!.slice(start, end));
    expect(complaints).toEqual([]);
  });

  test('charts lead to the table and to sentences', async () => {
    const { page, complaints } = await browser.open(html);
    await page.locator('.chart-box').first().locator('svg a[*|href*="in-progress"]').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash.includes('status=in-progress'));
    // the hash changes first, the page follows it
    await page.waitForFunction(() => document.querySelector<HTMLSelectElement>('#filter-status')?.value !== '');
    expect(await page.inputValue('#filter-status')).toBe('in-progress');
    expect(complaints).toEqual([]);
  });

  test('a notice: the text is whole, and pointing or focusing on one side shows the other', async () => {
    const { page, complaints } = await browser.open(html, `#/n/${company + 1}`);
    const notice = notices[company]!;
    const lines = notice.source.text!.split('\n').filter((line) => line !== '');
    expect(await page.locator('.text .block p').allTextContents()).toEqual(lines);
    const sanction = notice.sanctions[0]!;
    await page.locator(`.structure [data-e="${sanction.id}"]`).hover();
    await page.waitForSelector('.text .lit');
    expect((await page.locator('.text .lit').allTextContents()).join('')).toBe(sanction.text);
    await expect.poll(() => page.locator('.text .lit').first().isVisible()).toBe(true);
    const count = notice.counts.find(({ issue }) => issue !== null)!;
    await page.locator(`.text [data-to="${count.id}"]`).focus();
    await page.waitForSelector(`.structure [data-e="${count.id}"].lit`);
    const box = (await page.locator(`.structure [data-e="${count.id}"]`).boundingBox())!;
    expect(box.y).toBeGreaterThan(0);
    expect(box.y).toBeLessThan(800);
    expect(complaints).toEqual([]);
  });

  test('every entity of the structure stands in the text where it says', async () => {
    const { page } = await browser.open(html, `#/n/${company + 1}`);
    const notice = notices[company]!;
    for (const { id, text } of [...notice.counts, ...notice.dates, ...notice.sanctions, ...notice.citations, ...notice.contacts]) {
      const pieces = await page.locator(`.text [data-e~="${id}"]`).allTextContents();
      expect(pieces.join(''), id).toBe(text.replace(/\n/g, ''));
    }
  });

  test('layers are switched, and the arrow keys pass over what is off', async () => {
    const { page, complaints } = await browser.open(html, `#/n/${company + 1}`);
    const shade = () =>
      page
        .locator('.text .m-counts')
        .first()
        .evaluate((e) => getComputedStyle(e).backgroundColor);
    const on = await shade();
    await page.locator('input[data-layer="counts"]').focus();
    await page.keyboard.press('Space');
    expect(await shade()).not.toBe(on);
    expect(complaints).toEqual([]);
  });

  test('by keyboard alone: skip link, one stop for the text, arrows between marks, Enter to the other side', async () => {
    const { page, complaints } = await browser.open(html, `#/n/${company + 1}`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    expect(await page.locator('.text [tabindex="0"]').count()).toBe(1);
    await page.locator('.text [tabindex="0"]').focus();
    const first = await page.evaluate(() => (document.activeElement as HTMLElement).dataset.to);
    await page.keyboard.press('ArrowRight');
    const second = await page.evaluate(() => (document.activeElement as HTMLElement).dataset.to);
    expect(second).not.toBe(first);
    expect(await page.locator('.text [tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.closest('.structure') !== null)).toBe(true);
    expect(page.url()).toContain(`#/n/${company + 1}/${second}`);
    expect(complaints).toEqual([]);
  });

  test('hostile notices stay text', async () => {
    const hostile = hostileNotice();
    const { html: page_ } = await render([hostile, fixture('wangxi-company')], { lang: 'en', title: hostile.source.name });
    const { page, complaints, go } = await browser.open(page_);
    await page.locator('.findings details').first().locator('a').first().waitFor();
    await go('#/n/1');
    const text = await page.locator('.text .block').allTextContents();
    expect(text.join('')).toContain('</script><script>alert(1)</script><img src=x onerror=alert(2)>');
    expect(await page.locator('#app img, #app script, #app link, #app style, .pane svg, #app [onerror], #app [onload]').count()).toBe(0);
    // nothing turns round what stands after it, and the offsets are what they were
    expect(text.join('')).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    for (const href of await page.locator('a').evaluateAll((links) => links.map((a) => a.getAttribute('href')))) expect(href).toMatch(/^#/);
    expect(complaints).toEqual([]);
  });

  test('both languages, both themes', async () => {
    const { page, complaints } = await browser.open(html);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await page.click('#language');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('h2').allTextContents()).toContain('All issues');
    await page.click('#theme');
    expect(await ground()).not.toBe(light);
    expect(complaints).toEqual([]);
  });

  test('on a phone one side is seen at a time, and nothing is wider than the screen', async () => {
    const { page, complaints, go } = await browser.open(html, '#/', {
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    });
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await go(`#/n/${company + 1}`);
    expect(await overflow()).toBeLessThanOrEqual(0);
    expect(await page.locator('.structure').isVisible()).toBe(false);
    await page.locator('.text [data-to^="c"]').first().tap();
    expect(await page.locator('.structure').isVisible()).toBe(true);
    expect(await page.locator('.text').isVisible()).toBe(false);
    await page.locator('.structure a.lit').first().tap();
    expect(await page.locator('.text').isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    // a narrow window is no phone: nothing makes it wider
    const narrow = await browser.open(html, `#/n/${company + 1}`, { viewport: { width: 390, height: 844 } });
    const width = () => narrow.page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBe(390);
    await narrow.go('#/');
    expect(await width()).toBe(390);
    await narrow.page.click('#language');
    expect(await width()).toBe(390);
  });

  test('prints titles, every finding and charts that fit the paper, and is as before afterwards', async () => {
    const { page } = await browser.open(html);
    const state = () =>
      page.evaluate(() => ({
        title: document.querySelector('.tbody .c-issue a')!.getBoundingClientRect().width,
        closed: document.querySelectorAll('.findings details:not([open])').length,
        empty: [...document.querySelectorAll('.findings details[open]')].filter((d) => d.childElementCount < 2).length,
        wide: [...document.querySelectorAll('.chart-box svg')].filter((svg) => svg.getBoundingClientRect().right > innerWidth).length,
      }));
    const before = await state();
    expect(before.closed).toBeGreaterThan(0);
    // as wide as A4 between its margins
    await page.setViewportSize({ width: 680, height: 900 });
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const printed = await state();
    expect(printed).toMatchObject({ closed: 0, empty: 0, wide: 0 });
    expect(printed.title).toBeGreaterThan(120);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect((await state()).closed).toBe(before.closed);
  });

  test('a chart is one stop for the keyboard: the table below it says the same, by its name', async () => {
    const { page } = await browser.open(html);
    const boxes = await page.evaluate(() =>
      [...document.querySelectorAll('.chart-box')].map((box) => ({
        title: box.querySelector('h2')!.textContent,
        stops: [...box.querySelectorAll('a, summary')].filter((e) => (e as HTMLElement | SVGElement).tabIndex >= 0).length,
        name: box.querySelector('summary')?.getAttribute('aria-label') ?? '',
      })),
    );
    expect(boxes.length).toBeGreaterThan(3);
    for (const { title, stops, name } of boxes) {
      expect(stops).toBe(1);
      expect(name).toContain(title);
    }
  });

  test('prints the overview and a whole notice on A4', async () => {
    const { page, complaints, go } = await browser.open(html);
    const pages = async () => (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page[^s]/g)!.length;
    expect(await pages()).toBeGreaterThan(1);
    await go(`#/n/${company + 1}`);
    expect(await pages()).toBeGreaterThan(2);
    expect(complaints).toEqual([]);
  });
});
