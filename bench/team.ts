import { dayOf } from '../src/domain/day.ts';
import { calendarFile } from '../src/sample/calendar.ts';
import type { DiscordGuild, DiscordUser, DiscordWire, OptionValue } from '../test/wire/discord.ts';

export const GUILD = '100000000000000001';
const ZONE = 'Europe/Berlin';
/** The bot says no, or says that it broke. */
const REFUSED = /Not possible|That did not work|did not fit yet/;

/** Who is in the guild. */
export interface Team {
  readonly admin: string;
  readonly trainer: string;
  readonly therapists: readonly string[];
  readonly athletes: readonly { readonly id: string; readonly squad: 'Football' | 'Distance' }[];
}

const id = (index: number) => `2000000000000000${String(index).padStart(2, '0')}`;

export const TEAM: Team = {
  admin: id(1),
  trainer: id(2),
  therapists: [id(3), id(4)],
  athletes: Array.from({ length: 24 }, (_, index) => ({
    id: id(11 + index),
    squad: index < 12 ? ('Football' as const) : ('Distance' as const),
  })),
};

export const GUILDS: readonly DiscordGuild[] = [{ id: GUILD, name: 'Harbour Athletic', ownerId: TEAM.admin }];

export const USERS: readonly DiscordUser[] = [
  { id: TEAM.admin, name: 'Nora' },
  { id: TEAM.trainer, name: 'Tessa' },
  ...TEAM.therapists.map((therapist, index) => ({ id: therapist, name: `Therapist ${index + 1}` })),
  ...TEAM.athletes.map((athlete, index) => ({ id: athlete.id, name: `Athlete ${index + 1}` })),
];

/** Sets up the team the way people do, command by command; throws when the bot says no. */
export async function setUpTeam(wire: DiscordWire, { admin, trainer, therapists, athletes }: Team): Promise<void> {
  const say = async (user: string, command: string, options: Readonly<Record<string, OptionValue>>) => {
    const answer = await wire.slash({ guildId: GUILD, user, command, options }).settled();
    if (answer.modal || REFUSED.test(answer.text)) {
      throw new Error(`/${command} ${JSON.stringify(options)} was answered:\n${answer.text}`);
    }
  };
  await say(admin, 'team', { action: 'setup', name: 'Harbour Athletic', zone: ZONE });
  await say(admin, 'team', { action: 'channel' });
  for (const { id: athlete, squad } of athletes) {
    const sport = squad === 'Football' ? 'football' : 'running';
    await say(athlete, 'join', { birth: '1999-05-17', sport, squad, zone: ZONE, consent: 'yes' });
  }
  for (const [person, role] of [[trainer, 'trainer'], ...therapists.map((one) => [one, 'therapist'])] as const) {
    await say(person ?? '', 'join', { zone: ZONE, consent: 'no' });
    await say(admin, 'team', { action: 'role', person: person ?? '', role: role ?? '' });
  }
  await say(admin, 'clinic', { action: 'room', room: 'Treatment room', tables: 2 });
  for (const [index, therapist] of therapists.entries()) {
    const hours: Readonly<Record<string, string>> =
      index === 0 ? { from: '08:00', to: '16:00', pause: '12:00-12:45' } : { from: '12:00', to: '21:00' };
    await say(therapist, 'clinic', { action: 'hours', days: 'mon-sun', room: 'Treatment room', ...hours });
  }
  const today = dayOf(Date.now(), ZONE);
  for (const squad of ['Football', 'Distance'] as const) {
    const file = { filename: `${squad}.ics`, content: calendarFile(squad, today, ZONE) };
    await say(trainer, 'calendar', { action: 'file', file, whose: 'team', purpose: 'team', squad });
  }
}
