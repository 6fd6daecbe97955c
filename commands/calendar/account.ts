import type { Choosing } from '../../src/care/calendar/caldav.ts';
import type { Connected } from '../../src/care/calendar/connect.ts';
import { type CommandContext, press } from '../../src/chat/command/command.ts';
import type { Doc } from '../../src/chat/doc.ts';
import { afterLook } from '../../src/chat/words/calendar/feeds.ts';
import { choosingDoc } from '../../src/chat/words/calendar/sources.ts';
import { refusalDoc } from '../../src/chat/words/refusal.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import type { Translate } from '../../src/i18n/translate.ts';

export const CALDAV_FORM = ['url', 'user', 'password', 'whose', 'purpose'];

interface Given {
  readonly url?: string | undefined;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly whose?: 'mine' | 'team' | undefined;
  readonly purpose?: 'team' | 'competition' | 'athlete' | undefined;
  readonly squad?: string | undefined;
  readonly feed?: string | undefined;
  readonly key?: string | undefined;
}

/** Signs in to an account on a calendar server. If it has several calendars, somebody chooses one. */
export async function connectAccount({ actor, care, now, t }: CommandContext, given: Given): Promise<Doc> {
  const { url, user, password, whose = null, purpose = null, squad = null } = given;
  if (url === undefined || user === undefined || password === undefined) {
    return refusalDoc(t, { refused: 'invalid', field: 'password', rule: 'input.missing' });
  }
  const connected = await care.calendar.connectCaldav(actor, { url, user, password, whose, purpose, squad, now });
  if (!isRefusal(connected)) return afterAccount(t, connected);
  const again = { action: 'caldav', url, user, ...(whose ? { whose } : {}), ...(purpose ? { purpose } : {}) };
  return refusalDoc(
    t,
    connected,
    connected.refused === 'invalid'
      ? [press('calendar', t('form.again'), again, { ask: CALDAV_FORM, style: 'primary' })]
      : [],
  );
}

export async function choose({ actor, care, now, t }: CommandContext, { feed = '', key }: Given): Promise<Doc> {
  const chosen = await care.calendar.choose(actor, feed, key ?? null, now);
  return isRefusal(chosen) ? refusalDoc(t, chosen) : afterAccount(t, chosen);
}

function afterAccount(t: Translate, found: Connected | Choosing): Doc {
  return 'calendars' in found ? choosingDoc(t, found) : afterLook(t, found, t('calendar.connected'));
}
