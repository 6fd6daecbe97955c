import { z } from 'zod';
import type { LoadSettingChange } from '../../src/care/team/team.ts';
import { type CommandContext, defineCommand, press } from '../../src/chat/command/command.ts';
import {
  carriedOption,
  confirmedOption,
  isYes,
  personOption,
  wordsOption,
  yesNoOption,
} from '../../src/chat/command/optionKinds.ts';
import type { OptionMeta } from '../../src/chat/command/options.ts';
import type { Answer, Doc } from '../../src/chat/doc.ts';
import { refusalDoc } from '../../src/chat/words/refusal.ts';
import { isZone } from '../../src/domain/day.ts';
import { ROLES } from '../../src/domain/people/athlete.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { TEAM_SETTINGS } from '../../src/domain/team/settings.ts';
import { LOCALES } from '../../src/i18n/locales/index.ts';
import type { Translate } from '../../src/i18n/translate.ts';
import { changeEmergency, deputy, lastClinicianDoc, rolesDoc } from './medical.ts';

const ACTIONS = [
  ...(['show', 'setup', 'people', 'role', 'squad', 'channel', 'emergency', 'deputy', 'change'] as const),
  ...(['outbox', 'retry'] as const),
] as const;

const { shape: setting } = TEAM_SETTINGS;

const input = z.object({
  action: z
    .enum(ACTIONS)
    .meta({ labels: 'team.action' } satisfies OptionMeta)
    .default('show'),
  person: personOption,
  role: z
    .enum(ROLES)
    .meta({ labels: 'role' } satisfies OptionMeta)
    .optional(),
  take: yesNoOption,
  squad: z.string().max(40).optional(),
  channel: z
    .string()
    .max(64)
    .meta({ input: 'channel' } satisfies OptionMeta)
    .optional(),
  name: z.string().min(1).max(60).optional(),
  zone: z.string().refine(isZone, { error: 'input.zone' }).optional(),
  language: z
    .enum(LOCALES as [string, ...string[]])
    .meta({ labels: 'language' } satisfies OptionMeta)
    .optional(),
  checkinat: setting.checkInAt.unwrap().optional(),
  alertnames: yesNoOption,
  calendarnames: setting.calendarNames
    .unwrap()
    .meta({ labels: 'calendarNames' } satisfies OptionMeta)
    .optional(),
  alertreturn: setting.alertReturnHours.unwrap().optional(),
  planday: setting.planWeekday.unwrap().optional(),
  planat: setting.planAt.unwrap().optional(),
  weeklyday: setting.weeklyWeekday.unwrap().optional(),
  weeklyat: setting.weeklyAt.unwrap().optional(),
  sessionask: setting.sessionPromptMinutes.unwrap().optional(),
  buffer: setting.bufferMinutes.unwrap().optional(),
  number: setting.emergencyNumber.unwrap().unwrap().optional(),
  defibrillator: setting.defibrillator.unwrap().unwrap().optional(),
  intake: yesNoOption,
  unplannedrest: yesNoOption,
  monotony: setting.monotonySd
    .unwrap()
    .meta({ labels: 'deviation' } satisfies OptionMeta)
    .optional(),
  reason: wordsOption,
  message: carriedOption,
  confirmed: confirmedOption,
});
type Input = z.infer<typeof input>;

/** What a team decides, in forms of settings that belong together. */
const BASICS = ['checkinat', 'alertnames', 'planday', 'planat', 'zone'] as const;
const TIMES = ['weeklyday', 'weeklyat', 'sessionask', 'alertreturn', 'buffer'] as const;
const COUNTING = ['unplannedrest', 'monotony', 'reason'] as const;
const CHANGES = [
  'name',
  'language',
  'calendarnames',
  'intake',
  ...BASICS,
  ...TIMES,
  'unplannedrest',
  'monotony',
] as const;

/** Set-up in one conversation, roles, the alert channel, defaults, and messages that were laid aside. */
export const team = defineCommand({
  name: 'team',
  // Before there is a team nobody has a role. `care` checks every other step.
  who: 'stranger',
  reply: 'private',
  input,
  examples: [
    ...['', 'setup', 'role person:@sam role:therapist', 'channel', 'change checkinat:07:30 alertnames:no'],
    ...['emergency number:112 defibrillator:"hall A, by the entrance"', 'deputy person:@sam'],
    'change unplannedrest:yes reason:"everybody reports every session"',
  ],
  must: ['person', 'role', 'reason'],
  prefill: ({ zone }): Record<string, string> => (zone ? { zone } : {}),
  ask(known) {
    switch (known.action) {
      case 'setup':
        return known.name && known.zone ? [] : ['name', 'zone', 'language'];
      case 'role':
        return known.person && known.role ? [] : ['person', 'role', 'take'];
      case 'emergency':
        return known.number || known.defibrillator ? [] : ['number', 'defibrillator'];
      case 'squad':
        return known.person ? [] : ['person', 'squad'];
      case 'change':
        if ((known.unplannedrest || known.monotony) && !known.reason) return ['reason'];
        return CHANGES.some((key) => known[key] !== undefined) ? [] : BASICS;
      default:
        return [];
    }
  },
  async run(context, given) {
    if (given.action === 'setup') return setUp(context, given);
    if (given.action === 'role' || given.action === 'squad') return changePerson(context, given);
    if (given.action === 'emergency') return changeEmergency(context, given);
    if (given.action === 'deputy') return deputy(context, given);
    if (given.action === 'channel') return chooseChannel(context, given);
    if (given.action === 'change') return change(context, given);
    if (given.action === 'retry') return retry(context, given);
    return show(context, given);
  },
});

async function setUp({ actor, care, now, place, t, userId }: CommandContext, given: Input): Promise<Doc> {
  const founded = await care.team.found({
    platform: place.platform,
    workspace: place.workspace,
    user: { id: userId, name: actor.name },
    name: given.name ?? '',
    zone: given.zone ?? 'UTC',
    locale: given.language ?? t.locale,
    now,
  });
  if (isRefusal(founded)) return refusalDoc(t, founded, [press('join', t('road.join'), {}, { style: 'primary' })]);
  return {
    title: t('team.founded', { name: given.name ?? '' }),
    tone: 'good',
    blocks: [{ kind: 'text', text: t('team.nextSteps') }],
    actions: [
      press('team', t('team.useThisChannel'), { action: 'channel' }, { style: 'primary' }),
      press('team', t('team.giveRole'), { action: 'role' }),
      press('clinic', t('team.clinic'), {}),
      press('calendar', t('join.calendar'), { action: 'connect' }),
      press('help', t('help.button')),
    ],
  };
}

async function show({ actor, care, t }: CommandContext, given: Input): Promise<Answer> {
  const view = await care.team.view(actor);
  if (isRefusal(view)) return refusalDoc(t, view);
  if (given.action === 'people') {
    return {
      title: t('team.people'),
      tone: 'plain',
      blocks: [
        {
          kind: 'table',
          caption: t('team.peopleCaption', { count: view.people.length }),
          headings: [t('option.name'), t('option.role'), t('option.squad')],
          rows: view.people.map((person) => [
            person.name,
            person.roles.length === 0 ? t('list.none') : t.list(person.roles.map((role) => t(`role.${role}`))),
            person.squad ?? t('list.none'),
          ]),
        },
      ],
      actions: [press('team', t('team.giveRole'), { action: 'role' }), press('team', t('button.back'))],
    };
  }
  const aside = view.laidAside.map((message) => ({
    kind: 'item' as const,
    text: t('team.asideItem', { kind: message.kind, when: t.moment(message.dueAt), problem: message.problem }),
    actions: [press('team', t('team.retry'), { action: 'retry', message: message.id })],
  }));
  if (given.action === 'outbox') {
    return {
      title: t('team.outbox'),
      tone: aside.length > 0 ? 'warning' : 'good',
      blocks: [{ kind: 'text', text: t('team.aside', { count: aside.length }) }, ...aside],
    };
  }
  const channels = view.workspaces.map(
    (workspace) =>
      `${workspace.platform}: ${workspace.alertChannel === null ? t('team.noChannel') : t('team.hasChannel')}`,
  );
  return {
    title: view.name,
    tone: view.laidAside.length > 0 ? 'warning' : 'plain',
    blocks: [
      {
        kind: 'fields',
        fields: [
          { label: t('option.zone'), value: view.zone },
          { label: t('option.language'), value: t.maybe(`language.${view.locale}`) ?? view.locale },
          { label: t('team.people'), value: String(view.people.length) },
          { label: t('option.channel'), value: channels.join('; ') },
          { label: t('option.number'), value: view.settings.emergencyNumber ?? t('team.notSet') },
          { label: t('option.defibrillator'), value: view.settings.defibrillator ?? t('team.notSet') },
          { label: t('option.alertnames'), value: t(view.settings.alertNames ? 'yes' : 'no') },
          { label: t('option.alertreturn'), value: t('checkin.hours', { hours: view.settings.alertReturnHours }) },
          { label: t('option.checkinat'), value: view.settings.checkInAt },
          { label: t('option.sessionask'), value: t('team.minutes', { minutes: view.settings.sessionPromptMinutes }) },
          { label: t('team.weeklyTime'), value: weekTime(t, view.settings.weeklyWeekday, view.settings.weeklyAt) },
          { label: t('team.planTime'), value: weekTime(t, view.settings.planWeekday, view.settings.planAt) },
          { label: t('option.intake'), value: t(view.settings.intakeRequired ? 'yes' : 'no') },
          { label: t('option.buffer'), value: t('team.minutes', { minutes: view.settings.bufferMinutes }) },
          { label: t('option.unplannedrest'), value: t(view.settings.unplannedDayIsRest ? 'yes' : 'no') },
          { label: t('option.monotony'), value: t(`deviation.${view.settings.monotonySd}`) },
          { label: t('team.outbox'), value: t('team.aside', { count: view.laidAside.length }) },
        ],
      },
      ...view.loadChanges.map((change) => ({ kind: 'text' as const, text: changeWords(t, change) })),
    ],
    actions: [
      press('team', t('team.people'), { action: 'people' }),
      press('team', t('team.giveRole'), { action: 'role' }),
      press('team', t('team.useThisChannel'), { action: 'channel' }),
      press('team', t('team.emergencyButton'), { action: 'emergency' }),
      press('team', t('team.deputyButton'), { action: 'deputy' }),
      press('team', t('settings.change'), { action: 'change' }),
      press('team', t('team.changeTimes'), { action: 'change' }, { ask: TIMES }),
      press('team', t('team.changeIntake'), { action: 'change' }, { ask: ['intake'] }),
      press('team', t('team.changeCounting'), { action: 'change' }, { ask: COUNTING }),
      ...(view.laidAside.length > 0 ? [press('team', t('team.outbox'), { action: 'outbox' })] : []),
    ],
  };
}

async function changePerson({ actor, care, now, place, t }: CommandContext, given: Input): Promise<Doc> {
  // Somebody who may not change anybody does not learn who has joined either.
  const may: readonly string[] = given.action === 'squad' ? ['admin', 'trainer', 'coach'] : ['admin'];
  if (!actor.roles.some((role) => may.includes(role))) return refusalDoc(t, { refused: 'not-allowed', needs: 'admin' });
  const person = await care.people.find(actor, { ...place, user: given.person ?? '' });
  if (!person) return refusalDoc(t, { refused: 'not-found', what: 'person' });
  if (given.action === 'squad') {
    const squad = given.squad ?? null;
    const set = await care.people.setSquad(actor, person.id, squad, now);
    return isRefusal(set)
      ? refusalDoc(t, set)
      : saved(t('team.squadSet', { name: set.name, squad: squad ?? t('list.none') }));
  }
  if (!given.role) return refusalDoc(t, { refused: 'invalid', field: 'role', rule: 'input.missing' });
  const set = await care.people.setRole(
    actor,
    { personId: person.id, role: given.role, give: given.take !== 'yes', confirmed: given.confirmed === 'yes' },
    now,
  );
  if (isRefusal(set)) return refusalDoc(t, set);
  if (set.asks !== null) return lastClinicianDoc(t, person.id, set);
  const roles = set.roles.length === 0 ? t('list.none') : t.list(set.roles.map((role) => t(`role.${role}`)));
  return rolesDoc(t, saved(t('team.rolesNow', { name: set.name, roles })), set);
}

async function chooseChannel({ actor, care, now, place, t }: CommandContext, given: Input): Promise<Doc> {
  const channel = given.channel ?? place.channel;
  if (!channel) return refusalDoc(t, { refused: 'invalid', field: 'channel', rule: 'team.channelHere' });
  const set = await care.team.setAlertChannel(actor, { ...place, channel }, now);
  return isRefusal(set) ? refusalDoc(t, set) : saved(t('team.channelSet'));
}

async function change({ actor, care, now, t }: CommandContext, given: Input): Promise<Doc> {
  const changed = await care.team.change(
    actor,
    {
      name: given.name,
      zone: given.zone,
      locale: given.language,
      settings: {
        checkInAt: given.checkinat,
        alertNames: isYes(given.alertnames),
        calendarNames: given.calendarnames,
        alertReturnHours: given.alertreturn,
        planWeekday: given.planday,
        planAt: given.planat,
        weeklyWeekday: given.weeklyday,
        weeklyAt: given.weeklyat,
        sessionPromptMinutes: given.sessionask,
        bufferMinutes: given.buffer,
        intakeRequired: isYes(given.intake),
        unplannedDayIsRest: isYes(given.unplannedrest),
        monotonySd: given.monotony,
      },
      reason: given.reason,
    },
    now,
  );
  return isRefusal(changed) ? refusalDoc(t, changed) : saved(t('settings.saved'));
}

async function retry({ actor, care, now, t }: CommandContext, given: Input): Promise<Doc> {
  const done = await care.messages.retry(actor, given.message ?? '', now);
  return isRefusal(done) ? refusalDoc(t, done) : saved(t('team.retried'));
}

function weekTime(t: Translate, weekday: number, at: string): string {
  return `${t(`weekday.${weekday as 1}`)} ${at}`;
}

/** Who changed how load is counted, when and why. */
function changeWords(t: Translate, { settings, author, at, reason }: LoadSettingChange): string {
  const { unplannedDayIsRest: rest, monotonySd } = settings;
  const what = [
    ...(rest === undefined ? [] : [`${t('option.unplannedrest')} ${t(rest ? 'yes' : 'no')}`]),
    ...(monotonySd === undefined ? [] : [`${t('option.monotony')} ${t(`deviation.${monotonySd}`)}`]),
  ];
  const about = { what: what.join('; '), author: author ?? t('list.none'), when: t.moment(at), reason };
  return t('team.countingChanged', about);
}

function saved(title: string): Doc {
  return { title, tone: 'good', blocks: [] };
}
