import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DateTime } from 'luxon';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** From any day to the last of next week. */
const DAYS_TO_THE_PLAN = 14;
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** The walk of the README, as a newcomer does it: `npm start`, a real browser, the sample club. */
describe.sequential('the playground walk', () => {
  let bot: ChildProcess;
  let browser: Browser;
  let page: Page;
  let folder: string;
  const troubles: string[] = [];
  /** The athlete of the proposal's first massage. */
  let planned = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deload-walk-'));
    const started = startBot(folder);
    bot = started.bot;
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.setDefaultTimeout(20_000);
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    page.on('pageerror', (error) => troubles.push(String(error)));
    await page.goto(await started.link);
  });

  afterAll(async () => {
    await browser?.close();
    const ended = new Promise((resolve) => bot?.once('exit', resolve));
    bot?.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  });

  /** Becomes somebody of the club. */
  const be = async (name: string) => {
    const heading = page.getByRole('heading', { name: `You are ${name}` });
    if (await heading.isVisible()) return;
    await page.locator('#people').getByRole('link', { name }).click();
    await heading.waitFor();
    // The page is whole when the keyboard is in its input line.
    await page.locator('#line:focus').waitFor();
  };
  /** Does something that the bot answers with a card that says this; other messages may arrive meanwhile. */
  const answered = async (act: () => Promise<void>, says: string | RegExp): Promise<Locator> => {
    const before = await page
      .locator('li.message')
      .evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-seq'))));
    const newest = Math.max(0, ...before);
    await act();
    const cards = page.locator('li.message.bot').filter({ hasText: says });
    for (;;) {
      await cards.last().waitFor();
      const seq = Number(await cards.last().getAttribute('data-seq'));
      if (seq > newest) return page.locator(`li.message.bot[data-seq="${seq}"]`);
      await expect.poll(() => page.locator('li.message').count(), { timeout: 20_000 }).toBeGreaterThan(before.length);
    }
  };
  const type = async (line: string) => {
    await page.locator('#line').fill(line);
    await page.locator('#line').press('Enter');
  };
  const say = (line: string, says: string | RegExp) => answered(() => type(line), says);
  const press = (card: Locator, label: string | RegExp, says: string | RegExp) =>
    answered(() => card.getByRole('button', { name: label }).first().click(), says);
  const dialog = () => page.locator('#dialog');
  /** Sends the open form; the bot's card is the answer, and the form closes. */
  const send = async (says: string | RegExp): Promise<void> => {
    await answered(() => dialog().getByRole('button', { name: 'Send', exact: true }).click(), says);
    await dialog().waitFor({ state: 'hidden' });
  };
  /** Moves the clock by a day and waits until it stands. */
  const moveDay = async () => {
    const day = page.locator('#clock-day');
    const before = await day.textContent();
    await page.getByRole('button', { name: '+1 day', exact: true }).click();
    await expect.poll(() => day.textContent(), { timeout: 60_000 }).not.toBe(before);
    const moving = () =>
      page.evaluate(async () => {
        const state = (await (await fetch('/playground/state?as=nora')).json()) as { clock: { moving: unknown } };
        return state.clock.moving;
      });
    await expect.poll(moving, { timeout: 60_000 }).toBeNull();
  };

  it('join: a form, with errors beside the fields', async () => {
    await be('Sam Newcomer');
    await type('/join');
    await dialog().getByLabel('Name').fill('Sam Newcomer');
    await dialog().getByLabel('Date of birth').fill('17 May 2001');
    await dialog().getByRole('radio', { name: 'yes' }).check({ force: true });
    await dialog().getByRole('button', { name: 'Send', exact: true }).click();
    await dialog().getByText('Please write your date of birth as YYYY-MM-DD').waitFor();
    await dialog().getByLabel('Date of birth').fill('2001-05-17');
    await send('Welcome, Sam Newcomer');
  });

  it('calendar: a file is uploaded and read', async () => {
    await type('/calendar file');
    await dialog()
      .locator('input[type=file]')
      .setInputFiles({
        name: 'club.ics',
        mimeType: 'text/calendar',
        buffer: Buffer.from(calendarOf('Intervals 6x800m', tomorrowAt(18))),
      });
    await send('club');
    await say('/calendar', '1 ');
  });

  it('gone to again, a page still says a line once', async () => {
    await page.goto(new URL('/playground?as=sam&in=bot', page.url()).href);
    const drawn = page.waitForResponse((response) => response.url().includes('/playground?as='));
    await page.locator('#people').getByRole('link', { name: 'Sam Newcomer' }).click();
    await drawn;
    await page.locator('#line:focus').waitFor();
    await say('/help join', '/join');
    await say('/help checkin', '/checkin');
    expect(await page.locator('li.message.mine', { hasText: '/help join' }).count()).toBe(1);
  });

  it('check in sore, with a red flag: staff are told at once, the channel learns no symptom', async () => {
    await be('Mia Larsen');
    const saved = await say('checkin 8 calf left', 'One question first');
    await saved.locator('select').selectOption('limb-swelling');
    await answered(() => saved.getByRole('button', { name: 'Choose' }).click(), /medical staff/i);
    await be('Ingrid Solberg');
    await page.locator('li.message.bot').filter({ hasText: 'Mia Larsen' }).first().waitFor();
    await page.getByRole('link', { name: 'staff-alerts' }).click();
    await page.locator('#app[data-in="staff-alerts"]').waitFor();
    await page.locator('li.message.bot').first().waitFor();
    const channel = await page.locator('#log').textContent();
    expect(channel).not.toContain('Mia');
    expect(channel).not.toContain('calf');
  });

  it('plan: proposed with reasons, accepted, and the athletes are told', async () => {
    await be('Tessa Okafor');
    const proposal = await say('plan propose week:next', 'Nothing happens until you accept it');
    expect(await proposal.textContent()).toContain('Recovery massage');
    // Somebody who reads English: the reminder is looked for in it.
    const lines = proposal.locator('tbody tr', { hasNotText: /Diego|Felix|Hugo|Bea|Chlo|Dana|Tom/ });
    planned = (await lines.first().locator('td').first().textContent()) ?? '';
    await press(proposal, 'Accept all', /Accepted: \d+ sessions set/);
  });

  it('reminder: the clock moves, and whoever was planned first is reminded', async () => {
    await be(planned);
    const reminder = page.locator('li.message.bot', { hasText: 'Your session is in about' }).first();
    for (let moved = 0; moved < DAYS_TO_THE_PLAN && !(await reminder.isVisible()); moved += 1) await moveDay();
    await reminder.waitFor();
  });

  it('cancel: the slot is offered to whoever waits', async () => {
    await be('Grace Achieng');
    await say('book action:wait', 'You are on the waitlist');
    await be('Ada Nowak');
    const free = await say(`slots day:${afterThePlan().toISODate()}`, 'Free for you');
    const booked = await press(free, /^Book /, 'Booked');
    await press(booked, 'Cancel it', 'Somebody on the waitlist is being offered it now');
    await be('Grace Achieng');
    const offer = page.locator('li.message.bot').filter({ hasText: 'A slot is free for you' }).last();
    await press(offer, 'Take it', 'Booked');
  });

  it('says politely what it cannot do, and shows no error in the browser', async () => {
    await be('Marco Reyes');
    await say('team people', 'Your role in this team does not allow this');
    await say('nonsense', 'I do not know');
    expect(troubles).toEqual([]);
  });

  it('answers in the language of whoever asks', async () => {
    await be('Jonas Brandt');
    await say('team people', 'Deine Rolle');
  });
});

function startBot(folder: string): { readonly bot: ChildProcess; readonly link: Promise<string> } {
  const bot = spawn(process.execPath, ['deload.mjs', 'start'], {
    cwd: ROOT,
    env: {
      ...process.env,
      DELOAD_DATA: folder,
      PORT: '0',
      LOG_LEVEL: 'error',
      DATABASE_URL: '',
      DISCORD_TOKEN: '',
      SLACK_BOT_TOKEN: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const link = new Promise<string>((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/\S+token=\S+/.exec(said);
      if (found) resolve(found[0]);
    };
    bot.stdout?.on('data', hear);
    bot.stderr?.on('data', hear);
    bot.once('exit', (code) => reject(new Error(`the bot ended with ${code}:\n${said}`)));
  });
  return { bot, link };
}

function tomorrowAt(hour: number): DateTime {
  return DateTime.now().setZone('Europe/Berlin').plus({ days: 1 }).set({ hour, minute: 0, second: 0, millisecond: 0 });
}

/** The Wednesday after the planned week: nobody has a massage near it yet. */
function afterThePlan(): DateTime {
  return tomorrowAt(0).minus({ days: 1 }).startOf('week').plus({ weeks: 2, days: 2 });
}

function calendarOf(title: string, start: DateTime): string {
  const stamp = (moment: DateTime) => moment.toUTC().toFormat("yyyyMMdd'T'HHmmss'Z'");
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//walk//EN',
    'BEGIN:VEVENT',
    'UID:walk-1',
    `DTSTAMP:${stamp(start)}`,
    `DTSTART:${stamp(start)}`,
    `DTEND:${stamp(start.plus({ minutes: 75 }))}`,
    `SUMMARY:${title}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}
