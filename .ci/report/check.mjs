// Opens pages in headless Chromium: no word on the console, no request, ink in every chart, zoom, keys, hover,
// sorting, light and dark, a phone's width. Usage: check.mjs FOLDER_FOR_SCREENSHOTS NAME=PAGE...
import assert from 'node:assert/strict';
import {mkdirSync} from 'node:fs';
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';

const [folder, ...pages] = process.argv.slice(2);
mkdirSync(folder, {recursive: true});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'],
});

async function open(path, options) {
  const page = await browser.newPage(options);
  const said = [];
  page.on('console', message => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', error => said.push(`error: ${error.message}`));
  page.on('request', request => {
    if (!/^(file|data|blob):/.test(request.url())) said.push(`request: ${request.url()}`);
  });
  await page.goto(pathToFileURL(resolve(path)).href);
  await page.waitForFunction(() => document.getElementById('theme').textContent !== '');
  return {page, said};
}

// How many dots of each chart's canvas are not transparent.
const inks = page => page.$$eval('.chart', charts => charts.map(chart => {
  const drawn = chart.querySelector('canvas');
  const canvas = document.createElement('canvas');
  canvas.width = drawn.width;
  canvas.height = drawn.height;
  const context = canvas.getContext('2d', {willReadFrequently: true});
  context.drawImage(drawn, 0, 0);
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data;
  let dots = 0;
  for (let i = 3; i < pixels.length; i += 4) dots += pixels[i] > 40 ? 1 : 0;
  return {id: chart.id, dots};
}));

const shown = page => page.$eval('#shown', element => element.textContent);

async function charts(page, name) {
  for (const ink of await inks(page)) assert.ok(ink.dots > 500, `${name}: ${ink.id} has ${ink.dots} dots of ink`);
  const all = await shown(page);
  const over = await page.$('.chart .u-over');
  await over.scrollIntoViewIfNeeded();
  const box = await over.boundingBox();
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.2, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.3, y, {steps: 5});
  await page.mouse.up();
  const zoomed = await shown(page);
  assert.notEqual(zoomed, all, `${name}: dragging zooms`);
  const [from, to] = zoomed.match(/[\d.]+/g).map(Number);
  const whole = all.match(/[\d.]+/g).map(Number);
  assert.ok(Math.abs((to - from) / (whole[1] - whole[0]) - 0.1) < 0.02, `${name}: a tenth is shown: ${zoomed}`);
  for (const ink of await inks(page)) assert.ok(ink.dots > 200, `${name}: ${ink.id} zoomed has ${ink.dots} dots of ink`);
  await page.screenshot({path: `${folder}/${name}-zoomed.png`});
  await page.mouse.dblclick(box.x + box.width / 2, y);
  assert.equal(await shown(page), all, `${name}: a double click shows all`);
  await page.focus('.chart');
  await page.keyboard.press('+');
  assert.notEqual(await shown(page), all, `${name}: + zooms`);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('0');
  assert.equal(await shown(page), all, `${name}: 0 shows all`);
  const raster = await page.$('#raster0 .u-over');
  if (raster) {
    await raster.scrollIntoViewIfNeeded();
    const at = await raster.boundingBox();
    await page.mouse.move(at.x + at.width / 2, at.y + at.height * 0.6, {steps: 3});
    assert.match(await page.$eval('#raster0at', e => e.textContent), /\[\d+\]: /, `${name}: the raster names a neuron`);
  }
}

async function table(page, name) {
  const column = page.locator('#points thead th').last();
  const cells = () => page.$$eval('#points tbody tr:not([hidden])', rows => rows.map(row => row.lastElementChild.textContent));
  const before = await cells();
  await column.locator('button').click();
  const up = (await cells()).map(Number);
  await column.locator('button').click();
  const down = (await cells()).map(Number);
  assert.deepEqual(up, before.map(Number).sort((a, b) => a - b), `${name}: sorted upwards`);
  assert.deepEqual(down, [...up].reverse().sort((a, b) => b - a), `${name}: sorted downwards`);
  const head = (await column.textContent()).trim();
  const middle = up[Math.floor(up.length / 2)];
  await page.fill('#filter', `${head}>${middle}`);
  assert.deepEqual((await cells()).map(Number).sort((a, b) => a - b), up.filter(v => v > middle), `${name}: filtered`);
  await page.fill('#filter', '');
  assert.equal((await cells()).length, before.length);
  const cell = page.locator('.heat td button').nth(1);
  if (await cell.count() > 0) {
    await cell.hover();
    assert.notEqual(await page.textContent('#point'), '', `${name}: a cell of the heat map shows its point`);
    await cell.focus();
    await page.keyboard.press('ArrowRight');
    assert.notEqual(await page.evaluate(() => document.activeElement.dataset.point), undefined, `${name}: arrows move`);
  }
}

for (const given of pages) {
  const [name, path] = given.split('=');
  const {page, said} = await open(path, {viewport: {width: 1200, height: 900}, colorScheme: 'light'});
  if (await page.$('.chart')) await charts(page, name);
  if (await page.$('#points')) await table(page, name);
  const figures = await page.$$eval('figure svg', all => all.map(svg => svg.getBoundingClientRect().width));
  assert.ok(figures.length > 0 && figures.every(width => width > 200), `${name}: figures are seen`);
  await page.mouse.move(0, 0);
  await page.screenshot({path: `${folder}/${name}-light.png`, fullPage: true});
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.click('#theme');
  assert.notEqual(await paper(), light, `${name}: the button darkens the page`);
  await page.screenshot({path: `${folder}/${name}-dark.png`, fullPage: true});
  assert.deepEqual(said, [], name);
  await page.close();

  const phone = await open(path, {
    viewport: {width: 390, height: 844}, deviceScaleFactor: 2, isMobile: true, hasTouch: true, colorScheme: 'dark',
  });
  const width = await phone.page.evaluate(() => document.scrollingElement.scrollWidth);
  assert.ok(width <= 390, `${name}: ${width} wide on a phone`);
  await phone.page.screenshot({path: `${folder}/${name}-phone.png`, fullPage: true});
  assert.deepEqual(phone.said, [], name);
  await phone.page.close();
  console.log(`${name}: ${figures.length} figures`);
}
await browser.close();
