import { type CommandContext, defineCommand, press } from '../../src/chat/command/command.ts';
import { idOf } from '../../src/chat/command/named.ts';
import { type Answer, type Doc, text } from '../../src/chat/doc.ts';
import { clinicDoc, timeOffItems } from '../../src/chat/words/clinic/clinic.ts';
import { readLanguage } from '../../src/chat/words/clinic/language.ts';
import { readTypes, unknownTypesDoc } from '../../src/chat/words/clinic/massageTypes.ts';
import { readWeekdays } from '../../src/chat/words/clinic/weekdays.ts';
import { refusalDoc } from '../../src/chat/words/refusal.ts';
import { BOOKING_TYPES } from '../../src/domain/clinic/modality.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { type ClinicInput, clinicInput } from './input.ts';
import { protocol, rowsLike } from './protocol.ts';

const ABOUT = ['gender', 'languages', 'turnover', 'limit'] as const;

/** Staff: working hours, rooms, skills, time off. */
export const clinic = defineCommand({
  name: 'clinic',
  who: ['therapist', 'trainer', 'clinician', 'admin'],
  reply: 'private',
  input: clinicInput,
  examples: [
    '',
    'room room:"Physio room" tables:2',
    'hours days:mon-fri from:09:00 to:17:00 pause:12:30-13:15',
    'skills skills:"recovery, deep tissue"',
    'about gender:female languages:de,en turnover:10 limit:300',
    'off start:2026-12-23 until:2026-12-27',
    'back',
    'protocol',
    'protocol row:week-massages value:3 reason:"two matches a week in April"',
  ],
  must: ['days', 'tables', 'skills', 'start', 'until', 'reason'],
  ask(known) {
    switch (known.action) {
      case 'hours':
        return known.days ? [] : ['days', 'from', 'to', 'pause', 'room'];
      case 'room':
        return known.room && known.tables ? [] : ['room', 'tables'];
      case 'skills':
        return known.skills ? [] : ['skills', 'therapist'];
      case 'about':
        return ABOUT.some((one) => known[one]) ? [] : [...ABOUT, 'therapist'];
      case 'protocol':
        return known.row && !known.reason ? ['reason'] : [];
      case 'off':
        return known.start && known.until ? [] : ['start', 'until', 'therapist'];
      default:
        return [];
    }
  },
  async suggest({ t }, option, typed) {
    return option === 'row' ? rowsLike(t, typed) : [];
  },
  async run(context, given) {
    switch (given.action) {
      case 'hours':
        return setHours(context, given);
      case 'room':
        return setRoom(context, given);
      case 'skills':
        return setSkills(context, given);
      case 'about':
        return setAbout(context, given);
      case 'off':
        return timeOff(context, given);
      case 'back':
        return removeOff(context, given);
      case 'protocol':
        return protocol(context, given);
      default:
        return show(context);
    }
  },
});

async function show({ actor, care, now, t }: CommandContext): Promise<Answer> {
  const [view, off] = await Promise.all([care.clinic.view(actor), care.clinic.comingTimeOff(actor, now)]);
  return clinicDoc(t, view, off);
}

async function setHours(context: CommandContext, given: ClinicInput): Promise<Doc> {
  const { actor, care, now, t } = context;
  const weekdays = readWeekdays(given.days ?? '', t);
  if (weekdays === null) return refusalDoc(t, { refused: 'invalid', field: 'days', rule: 'clinic.daysLike' });
  const pause = /^(\d\d:\d\d)\s*[-–]\s*(\d\d:\d\d)$/.exec(given.pause?.trim() ?? '');
  if (given.pause && !pause) return refusalDoc(t, { refused: 'invalid', field: 'pause', rule: 'clinic.pauseLike' });
  const therapistId = await idOf(context, given.therapist, 'therapist', 'clinician');
  if (therapistId === null) return refusalDoc(t, { refused: 'not-found', what: 'therapist' });
  if (!given.from && !given.to && !given.confirm) return askToRemove(context, given, weekdays, therapistId);
  const set = await care.clinic.setHours(
    actor,
    {
      therapistId,
      weekdays,
      opens: given.from ?? null,
      closes: given.to ?? null,
      breakFrom: pause?.[1] ?? null,
      breakTo: pause?.[2] ?? null,
      room: given.room,
    },
    now,
  );
  if (isRefusal(set)) {
    const noRoom = set.refused === 'not-found' && set.what === 'room';
    return refusalDoc(t, set, noRoom ? [press('clinic', t('clinic.action.room'), { action: 'room' })] : []);
  }
  return saved(t, given.from ? t('clinic.hoursSet') : t('clinic.hoursRemoved'));
}

/** Days without a time: asks whether to remove the hours. What is booked in them stays. */
async function askToRemove(
  { actor, care, t }: CommandContext,
  { days = '', therapist }: ClinicInput,
  weekdays: readonly number[],
  therapistId = actor.personId,
): Promise<Doc> {
  const { therapists } = await care.clinic.view(actor);
  const shifts = therapists.find(({ id }) => id === therapistId)?.shifts ?? [];
  const gone = shifts.filter(({ weekday }) => weekdays.includes(weekday));
  const named = { action: 'hours', days, ...(therapist && { therapist }) };
  const set = press('clinic', t('clinic.action.hours'), named, { ask: ['days', 'from', 'to', 'pause', 'room'] });
  if (gone.length === 0)
    return { title: t('clinic.noneToRemove'), tone: 'plain', blocks: [text(t('clinic.howToSet'))], actions: [set] };
  const lines = gone.map(({ weekday, opens, closes }) => `${t(`weekday.${weekday as 1}`)} ${opens}–${closes}`);
  return {
    title: t('clinic.removeHours'),
    tone: 'warning',
    blocks: [text(t('clinic.removeHoursText', { hours: t.list(lines) }))],
    actions: [press('clinic', t('clinic.remove'), { ...named, confirm: 'yes' }, { style: 'danger' }), set],
  };
}

async function setRoom({ actor, care, now, t }: CommandContext, given: ClinicInput): Promise<Doc> {
  const room = await care.clinic.setRoom(
    actor,
    { name: given.room ?? '', tables: given.tables ?? 1, turnoverMinutes: 5 },
    now,
  );
  return isRefusal(room) ? refusalDoc(t, room) : saved(t, t('clinic.roomIs', { name: room.name, tables: room.tables }));
}

async function setSkills(context: CommandContext, given: ClinicInput): Promise<Doc> {
  const { actor, care, now, t } = context;
  const { types: skills, unknown } = readTypes(t, given.skills ?? '', BOOKING_TYPES);
  if (skills.length === 0 || unknown.length > 0) {
    const typed = { action: 'skills', skills: given.skills ?? '' };
    return unknownTypesDoc(t, unknown, BOOKING_TYPES, press('clinic', t('form.again'), typed, { ask: ['skills'] }));
  }
  const therapistId = await idOf(context, given.therapist, 'therapist', 'clinician');
  if (therapistId === null) return refusalDoc(t, { refused: 'not-found', what: 'therapist' });
  const set = await care.clinic.setSkills(actor, { therapistId, skills }, now);
  return isRefusal(set) ? refusalDoc(t, set) : saved(t, t('clinic.skillsSet'));
}

/** What athletes may choose by, and how much a therapist may work. */
async function setAbout(context: CommandContext, given: ClinicInput): Promise<Doc> {
  const { actor, care, now, t } = context;
  const languages = given.languages
    ?.split(/[,;\s]+/)
    .filter(Boolean)
    .map(readLanguage);
  if (languages && (languages.length === 0 || languages.includes(null)))
    return refusalDoc(t, { refused: 'invalid', field: 'languages', rule: 'clinic.languagesLike' });
  const therapistId = await idOf(context, given.therapist, 'therapist', 'clinician');
  if (therapistId === null) return refusalDoc(t, { refused: 'not-found', what: 'therapist' });
  const set = await care.clinic.setSkills(
    actor,
    {
      therapistId,
      ...(given.gender ? { gender: given.gender } : {}),
      ...(languages ? { languages: languages.filter((tag) => tag !== null) } : {}),
      ...(given.turnover === undefined ? {} : { turnoverMinutes: given.turnover }),
      ...(given.limit === undefined ? {} : { minutesPerDayLimit: given.limit }),
    },
    now,
  );
  return isRefusal(set) ? refusalDoc(t, set) : saved(t, t('clinic.aboutSet'));
}

async function timeOff(context: CommandContext, given: ClinicInput): Promise<Doc> {
  const { actor, care, now, t } = context;
  const therapistId = await idOf(context, given.therapist, 'therapist', 'clinician');
  if (therapistId === null) return refusalDoc(t, { refused: 'not-found', what: 'therapist' });
  const off = await care.clinic.addTimeOff(
    actor,
    { therapistId, fromDay: given.start ?? '', toDay: given.until ?? '' },
    now,
  );
  if (isRefusal(off)) return refusalDoc(t, off);
  return {
    title: t('clinic.offSet'),
    tone: off.bookings > 0 ? 'warning' : 'good',
    blocks: [text(t('clinic.offBookings', { count: off.bookings }))],
    actions: [
      ...(off.bookings > 0 ? [press('plan', t('plan.propose'), { action: 'propose' }, { style: 'primary' })] : []),
      press('clinic', t('clinic.offList'), { action: 'back' }),
    ],
  };
}

/** Coming time off, each with a button to take it back; or the one that was just taken back. */
async function removeOff({ actor, care, now, t }: CommandContext, { off }: ClinicInput): Promise<Doc> {
  if (!off) {
    const coming = await care.clinic.comingTimeOff(actor, now);
    return {
      title: t('clinic.offList'),
      tone: 'plain',
      blocks: coming.length === 0 ? [text(t('clinic.nobodyAway'))] : timeOffItems(t, coming),
      actions: [press('clinic', t('clinic.action.off'), { action: 'off' }), press('clinic', t('clinic.title'))],
    };
  }
  const back = await care.clinic.removeTimeOff(actor, off, now);
  if (isRefusal(back)) return refusalDoc(t, back, [press('clinic', t('clinic.offList'), { action: 'back' })]);
  const { therapist: name, start, end } = back;
  return {
    title: t('clinic.offGone'),
    tone: 'good',
    blocks: [text(t('clinic.offGoneText', { name, from: t.moment(start), until: t.moment(end) }))],
    actions: [press('clinic', t('clinic.title'))],
  };
}

function saved(t: CommandContext['t'], title: string): Doc {
  return { title, tone: 'good', blocks: [], actions: [press('clinic', t('clinic.title'))] };
}
