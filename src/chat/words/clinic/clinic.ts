import type { ClinicView } from '../../../care/clinic/clinic.ts';
import type { NamedTimeOff } from '../../../care/clinic/timeOff.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { press } from '../../command/command.ts';
import type { Block, Doc } from '../../doc.ts';
import { languageName } from './language.ts';

/** Rooms, hours, people and who is away. */
export function clinicDoc(t: Translate, view: ClinicView, timeOff: readonly NamedTimeOff[]): Doc {
  const roomName = (id: string) => view.rooms.find((room) => room.id === id)?.name ?? '';
  const hours = view.therapists.flatMap((therapist) =>
    therapist.shifts.map((shift) => [
      therapist.name,
      t(`weekday.${shift.weekday as 1}`),
      `${shift.opens}–${shift.closes}${shift.breakFrom ? ` (${t('clinic.break', { from: shift.breakFrom, to: shift.breakTo ?? '' })})` : ''}`,
      roomName(shift.roomId),
    ]),
  );
  const rooms = view.rooms.map((room) => t('clinic.roomIs', { name: room.name, tables: room.tables }));
  return {
    title: t('clinic.title'),
    tone: 'plain',
    blocks: [
      { kind: 'text', text: rooms.length === 0 ? t('clinic.noRooms') : t('clinic.rooms', { rooms: t.list(rooms) }) },
      ...(hours.length === 0
        ? [{ kind: 'text' as const, text: t('clinic.noHours') }]
        : [
            {
              kind: 'table' as const,
              caption: t('clinic.hours'),
              headings: [t('option.therapist'), t('option.days'), t('clinic.hours'), t('option.room')],
              rows: hours,
            },
          ]),
      ...view.therapists.map((therapist) => ({
        kind: 'text' as const,
        text: t('clinic.offers', {
          name: therapist.name,
          skills: t.list(therapist.skills.map((skill) => t(`type.${skill}`))),
        }),
      })),
      ...view.therapists.map((therapist) => ({
        kind: 'text' as const,
        text: t('clinic.about', {
          name: therapist.name,
          gender: (therapist.gender && t.maybe(`gender.${therapist.gender}`)) || t('clinic.unsaid'),
          languages: t.list(therapist.languages.map((tag) => languageName(t, tag))),
          turnover: therapist.turnoverMinutes,
          limit: therapist.minutesPerDayLimit,
        }),
      })),
      ...timeOffItems(t, timeOff),
    ],
    actions: [
      press('clinic', t('clinic.action.room'), { action: 'room' }),
      press('clinic', t('clinic.action.hours'), { action: 'hours' }),
      press('clinic', t('clinic.action.skills'), { action: 'skills' }),
      press('clinic', t('clinic.action.about'), { action: 'about' }),
      press('clinic', t('clinic.action.off'), { action: 'off' }),
      press('clinic', t('protocol.title'), { action: 'protocol' }),
    ],
  };
}

/** Who is away when, each with a button to take it back for those who may. */
export function timeOffItems(t: Translate, timeOff: readonly NamedTimeOff[]): readonly Block[] {
  return timeOff.map(({ id, therapist, start, end, mayRemove }) => ({
    kind: 'item',
    text: t('clinic.away', { name: therapist, from: t.moment(start), until: t.moment(end) }),
    actions: mayRemove ? [press('clinic', t('clinic.offBack'), { action: 'back', off: id })] : [],
  }));
}
