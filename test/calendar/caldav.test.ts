import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DavChanges, type DavObjects, findCalendars, readChanges } from '../../src/calendar/caldav.ts';
import { makeOpenDav } from '../../src/calendar/davClient.ts';
import { sources } from '../../src/calendar/sources/index.ts';
import { hasRadicale, PASSWORD, type Radicale, startRadicale, USER } from '../support/radicale.ts';
import { calendar, event, ROMANCE_AS_CUSTOM, read, times } from './support.ts';

const FROM = Date.parse('2026-03-01');

/** An object of the given VEVENTs as a CalDAV server wants it: one UID, with a DTSTAMP. */
function object(uid: string, ...events: readonly (readonly string[])[]): string {
  return calendar(
    'PRODID:test',
    ROMANCE_AS_CUSTOM.replace('Club Time', 'Europe/Berlin'),
    ...events.map((lines) => event(`UID:${uid}`, 'DTSTAMP:20260101T000000Z', `SUMMARY:${uid}`, ...lines)),
  );
}

describe.skipIf(!hasRadicale())('a CalDAV account on a real server', () => {
  let radicale: Radicale;
  const open = () => makeOpenDav({ allowHosts: [radicale.host] });
  const login = (url: string, password = PASSWORD) => ({ url, user: USER, password });
  beforeAll(async () => {
    radicale = await startRadicale();
  });
  afterAll(async () => {
    await radicale.close();
  });

  it('knows an account without calendars, a wrong password and a place that is none of theirs', async () => {
    expect(await findCalendars(open(), login(radicale.url))).toEqual({ kind: 'found', calendars: [] });
    for (const url of [radicale.url, `${radicale.url}/${USER}/`]) {
      expect(await findCalendars(open(), login(url, 'wrong'))).toEqual({ kind: 'failed', code: 'wrong-password' });
    }
    // Somebody else's address leads to one's own account all the same.
    expect(await findCalendars(open(), login(`${radicale.url}/somebody/`))).toEqual({ kind: 'found', calendars: [] });
    const state = { token: null, objects: new Map(), from: FROM };
    const theirs = login(`${radicale.url}/somebody/team/`);
    expect(await readChanges(open(), theirs, state)).toEqual({ kind: 'failed', code: 'forbidden' });
    const missing = login(`${radicale.url}/${USER}/missing/`);
    expect(await readChanges(open(), missing, state)).toEqual({ kind: 'failed', code: 'not-found' });
  });

  it('finds the calendars of an account from its server, and one from its own address', async () => {
    const team = await radicale.makeCalendar('team', 'Team & friends');
    const year = await radicale.makeCalendar('year', '2026');
    const all = await findCalendars(open(), login(radicale.url));
    if (all.kind !== 'found') throw new Error(all.code);
    expect([...all.calendars].sort((a, b) => (a.url < b.url ? -1 : 1))).toEqual([
      { url: team, name: 'Team & friends' },
      { url: year, name: '2026' },
    ]);
    expect(await findCalendars(open(), login(year))).toEqual({
      kind: 'found',
      calendars: [{ url: year, name: '2026' }],
    });
  });

  describe('one calendar', () => {
    let url: string;
    let count = 0;
    let state: { readonly token: string | null; readonly objects: DavObjects };
    const path = (name: string) => `${new URL(url).pathname}${name}.ics`;
    const put = (name: string, body: string, match?: string) =>
      radicale.ask('PUT', path(name), body, {
        'content-type': 'text/calendar',
        ...(match === undefined ? {} : { 'if-match': match }),
      });
    const look = async (): Promise<DavChanges> => {
      const changes = await readChanges(open(), login(url), { ...state, from: FROM });
      if (changes.kind === 'changed') state = { token: changes.token, objects: changes.objects };
      return changes;
    };
    const names = () => [...state.objects.keys()].map((one) => one.replace(/^.*\/|\.ics$/g, '')).sort();
    beforeEach(async () => {
      count += 1;
      url = await radicale.makeCalendar(`one-${count}`, 'One');
      state = { token: null, objects: new Map() };
    });

    it('takes what is to come, however far ahead, and leaves what is over', async () => {
      await put('old', object('old', ['DTSTART:20200101T100000Z', 'DURATION:PT1H']));
      await put('soon', object('soon', ['DTSTART:20260601T100000Z', 'DURATION:PT1H']));
      await put('far', object('far', ['DTSTART:20310601T100000Z', 'DURATION:PT1H']));
      await put('weekly', object('weekly', ['DTSTART:20200106T100000Z', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY']));
      await put('ended', object('ended', ['DTSTART:20200106T100000Z', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=3']));
      expect(await look()).toMatchObject({ kind: 'changed', token: expect.stringMatching(/./) });
      expect(names()).toEqual(['far', 'soon', 'weekly']);
    });

    it('hears of one that is new, one that changed and one that went, and of nothing else', async () => {
      await put('stays', object('stays', ['DTSTART:20260601T100000Z']));
      await put('moves', object('moves', ['DTSTART:20260602T100000Z']));
      await put('goes', object('goes', ['DTSTART:20260603T100000Z']));
      await look();
      expect(await look()).toMatchObject({ kind: 'unchanged' });
      const before = state.objects;
      await put('moves', object('moves', ['DTSTART:20260612T100000Z']));
      await radicale.ask('DELETE', path('goes'));
      await put('comes', object('comes', ['DTSTART:20260604T100000Z']));
      expect((await look()).kind).toBe('changed');
      expect(names()).toEqual(['comes', 'moves', 'stays']);
      expect(state.objects.get(path('moves'))?.data).toContain('20260612');
      // The same object, not fetched again.
      expect(state.objects.get(path('stays'))).toBe(before.get(path('stays')));
      await put('comes', object('comes', ['DTSTART:20260605T100000Z']));
      await radicale.ask('DELETE', path('comes'));
      await look();
      expect(names()).toEqual(['moves', 'stays']);
    });

    it('shows what the server took when two people changed one event', async () => {
      const first = await put('a', object('a', ['DTSTART:20260601T100000Z']));
      const etag = first.headers.get('etag') ?? '';
      expect((await put('a', object('a', ['DTSTART:20260601T120000Z']), etag)).status).toBe(201);
      expect((await put('a', object('a', ['DTSTART:20260601T150000Z']), etag)).status).toBe(412);
      await look();
      expect(times(read(state.objects.get(path('a'))?.data ?? ''))[0]).toContain('2026-06-01T12:00');
      expect(state.objects.get(path('a'))?.etag).not.toBe(etag);
    });

    it('asks for everything again when the server forgot the token, fetching only what is different', async () => {
      await put('stays', object('stays', ['DTSTART:20260601T100000Z']));
      await put('goes', object('goes', ['DTSTART:20260603T100000Z']));
      await look();
      const before = state.objects;
      radicale.forgetTokens();
      await radicale.ask('DELETE', path('goes'));
      await put('comes', object('comes', ['DTSTART:20260604T100000Z']));
      expect(await look()).toMatchObject({ kind: 'changed', token: expect.stringMatching(/./) });
      expect(names()).toEqual(['comes', 'stays']);
      expect(state.objects.get(path('stays'))).toBe(before.get(path('stays')));
      state = { ...state, token: 'http://radicale.org/ns/sync/nonsense' };
      expect((await look()).kind).toBe('changed');
      expect(names()).toEqual(['comes', 'stays']);
    });

    it('reads a repeating event with one moved and one left out, like any other calendar', async () => {
      await put(
        'series',
        object(
          'series',
          [
            'DTSTART;TZID=Europe/Berlin:20260601T183000',
            'DURATION:PT1H30M',
            'RRULE:FREQ=WEEKLY;COUNT=4',
            'EXDATE;TZID=Europe/Berlin:20260608T183000',
          ],
          [
            'RECURRENCE-ID;TZID=Europe/Berlin:20260615T183000',
            'DTSTART;TZID=Europe/Berlin:20260616T100000',
            'DURATION:PT1H',
          ],
        ),
      );
      await put('single', object('single', ['DTSTART;VALUE=DATE:20260701']));
      const tools = {
        openDav: open(),
        fetchCalendar: () => Promise.reject(new Error('no feed')),
        readCalendar: async (body: Uint8Array | string) => read(body, 'Europe/Berlin'),
      };
      const origin = { kind: 'address', url, login: { user: USER, password: PASSWORD } } as const;
      const kept = { version: {}, content: async () => null, from: FROM };
      const brought = await sources.caldav.bring(origin, kept, tools);
      if (brought.kind !== 'brought') throw new Error(brought.kind);
      const window = { from: FROM, to: Date.parse('2026-09-01'), zone: 'Europe/Berlin' };
      expect(times(await sources.caldav.read(brought.content, window, tools))).toEqual([
        '2026-06-01T16:30/18:00',
        '2026-06-16T08:00/09:00',
        '2026-06-22T16:30/18:00',
        '2026-06-30T22:00/2026-07-01T22:00',
      ]);
    });

    it('takes more objects than one request asks for', async () => {
      for (let index = 0; index < 60; index += 1) {
        await put(`n${index}`, object(`n${index}`, ['DTSTART:20260601T100000Z']));
      }
      await look();
      expect(state.objects.size).toBe(60);
    });
  });
});
