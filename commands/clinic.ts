import { z } from 'zod';
import { clinicDoc } from '../src/chat/clinicDoc.ts';
import { type CommandContext, defineCommand, press } from '../src/chat/command.ts';
import type { Answer, Doc } from '../src/chat/doc.ts';
import { readLanguage } from '../src/chat/language.ts';
import { readMassageTypes, unknownTypesDoc } from '../src/chat/massageTypes.ts';
import { idOf } from '../src/chat/named.ts';
import type { OptionMeta } from '../src/chat/options.ts';
import { refusalDoc } from '../src/chat/refusal.ts';
import { readWeekdays } from '../src/chat/weekdays.ts';
import { HOUR, isDay, isTimeOfDay } from '../src/domain/day.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { GENDERS } from '../src/domain/scheduling/standing.ts';

const ACTIONS = ['show', 'hours', 'room', 'skills', 'about', 'off'] as const;
const time = z.string().refine(isTimeOfDay, { error: 'input.timeOfDay' });
const day = z.string().refine(isDay, { error: 'input.day' });

const input = z.object({
  action: z
    .enum(ACTIONS)
    .meta({ labels: 'clinic.action' } satisfies OptionMeta)
    .default('show'),
  days: z.string().max(40).optional(),
  from: time.optional(),
  to: time.optional(),
  pause: z.string().max(20).optional(),
  room: z.string().max(40).optional(),
  tables: z.coerce.number().int().min(1).max(50).optional(),
  therapist: z
    .string()
    .max(64)
    .meta({ input: 'person' } satisfies OptionMeta)
    .optional(),
  skills: z.string().max(300).optional(),
  gender: z
    .enum(GENDERS)
    .meta({ labels: 'gender' } satisfies OptionMeta)
    .optional(),
  languages: z.string().max(80).optional(),
  turnover: z.coerce.number().int().min(0).max(60).optional(),
  limit: z.coerce.number().int().min(30).max(720).optional(),
  start: day.optional(),
  until: day.optional(),
});
type Input = z.infer<typeof input>;

const ABOUT = ['gender', 'languages', 'turnover', 'limit'] as const;

/** Staff: working hours, rooms, skills, time off. */
export const clinic = defineCommand({
  name: 'clinic',
  who: ['therapist', 'trainer', 'clinician', 'admin'],
  reply: 'private',
  input,
  examples: [
    '',
    'room room:"Physio room" tables:2',
    'hours days:mon-fri from:09:00 to:17:00 pause:12:30-13:15',
    'skills skills:"recovery, deep tissue"',
    'about gender:female languages:de,en turnover:10 limit:300',
    'off start:2026-12-23 until:2026-12-27',
  ],
  must: ['days', 'tables', 'skills', 'start', 'until'],
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
      case 'off':
        return known.start && known.until ? [] : ['start', 'until', 'therapist'];
      default:
        return [];
    }
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
      default:
        return show(context);
    }
  },
});

async function show({ actor, care, now, t }: CommandContext): Promise<Answer> {
  return clinicDoc(t, await care.viewClinic(actor, now, now + 28 * 24 * HOUR));
}

async function setHours(context: CommandContext, given: Input): Promise<Doc> {
  const { actor, care, now, t } = context;
  const weekdays = readWeekdays(given.days ?? '', t);
  if (weekdays === null) return refusalDoc(t, { refused: 'invalid', field: 'days', rule: 'clinic.daysLike' });
  const pause = /^(\d\d:\d\d)\s*[-–]\s*(\d\d:\d\d)$/.exec(given.pause?.trim() ?? '');
  if (given.pause && !pause) return refusalDoc(t, { refused: 'invalid', field: 'pause', rule: 'clinic.pauseLike' });
  const therapistId = await idOf(context, given.therapist, 'therapist');
  if (therapistId === null) return refusalDoc(t, { refused: 'not-found', what: 'therapist' });
  const set = await care.setHours(
    actor,
    {
      ...(therapistId ? { therapistId } : {}),
      weekdays,
      opens: given.from ?? null,
      closes: given.to ?? null,
      breakFrom: pause?.[1] ?? null,
      breakTo: pause?.[2] ?? null,
      ...(given.room ? { room: given.room } : {}),
    },
    now,
  );
  if (isRefusal(set)) {
    const noRoom = set.refused === 'not-found' && set.what === 'room';
    return refusalDoc(t, set, noRoom ? [press('clinic', t('clinic.action.room'), { action: 'room' })] : []);
  }
  return saved(t, t('clinic.hoursSet'));
}

async function setRoom({ actor, care, now, t }: CommandContext, given: Input): Promise<Doc> {
  const room = await care.setRoom(
    actor,
    { name: given.room ?? '', tables: given.tables ?? 1, turnoverMinutes: 5 },
    now,
  );
  return isRefusal(room) ? refusalDoc(t, room) : saved(t, t('clinic.roomIs', { name: room.name, tables: room.tables }));
}

async function setSkills(context: CommandContext, given: Input): Promise<Doc> {
  const { actor, care, now, t } = context;
  const { types: skills, unknown } = readMassageTypes(t, given.skills ?? '');
  if (skills.length === 0 || unknown.length > 0) {
    const typed = { action: 'skills', skills: given.skills ?? '' };
    return unknownTypesDoc(t, unknown, press('clinic', t('form.again'), typed, { ask: ['skills'] }));
  }
  const therapistId = await idOf(context, given.therapist, 'therapist');
  if (therapistId === null) return refusalDoc(t, { refused: 'not-found', what: 'therapist' });
  const set = await care.setSkills(actor, { ...(therapistId ? { therapistId } : {}), skills }, now);
  return isRefusal(set) ? refusalDoc(t, set) : saved(t, t('clinic.skillsSet'));
}

/** What athletes may wish for, and how much somebody may work. */
async function setAbout(context: CommandContext, given: Input): Promise<Doc> {
  const { actor, care, now, t } = context;
  const languages = given.languages
    ?.split(/[,;\s]+/)
    .filter(Boolean)
    .map(readLanguage);
  if (languages && (languages.length === 0 || languages.includes(null)))
    return refusalDoc(t, { refused: 'invalid', field: 'languages', rule: 'clinic.languagesLike' });
  const therapistId = await idOf(context, given.therapist, 'therapist');
  if (therapistId === null) return refusalDoc(t, { refused: 'not-found', what: 'therapist' });
  const set = await care.setSkills(
    actor,
    {
      ...(therapistId ? { therapistId } : {}),
      ...(given.gender ? { gender: given.gender } : {}),
      ...(languages ? { languages: languages.filter((tag) => tag !== null) } : {}),
      ...(given.turnover === undefined ? {} : { turnoverMinutes: given.turnover }),
      ...(given.limit === undefined ? {} : { minutesPerDayLimit: given.limit }),
    },
    now,
  );
  return isRefusal(set) ? refusalDoc(t, set) : saved(t, t('clinic.aboutSet'));
}

async function timeOff(context: CommandContext, given: Input): Promise<Doc> {
  const { actor, care, now, t } = context;
  const therapistId = await idOf(context, given.therapist, 'therapist');
  if (therapistId === null) return refusalDoc(t, { refused: 'not-found', what: 'therapist' });
  const off = await care.addTimeOff(
    actor,
    { ...(therapistId ? { therapistId } : {}), fromDay: given.start ?? '', toDay: given.until ?? '' },
    now,
  );
  if (isRefusal(off)) return refusalDoc(t, off);
  return {
    title: t('clinic.offSet'),
    tone: off.bookings > 0 ? 'warning' : 'good',
    blocks: [{ kind: 'text', text: t('clinic.offBookings', { count: off.bookings }) }],
    actions: off.bookings > 0 ? [press('plan', t('plan.propose'), { action: 'propose' }, { style: 'primary' })] : [],
  };
}

function saved(t: CommandContext['t'], title: string): Doc {
  return { title, tone: 'good', blocks: [], actions: [press('clinic', t('clinic.title'))] };
}
