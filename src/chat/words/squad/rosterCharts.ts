import type { RosterView } from '../../../care/squad/roster.ts';
import type { SquadMember } from '../../../care/squad/squadView.ts';
import { summaryOf as rosterSummary } from '../../../charts/roster.ts';
import {
  type CellState,
  SQUAD_COLUMNS,
  type SquadCell,
  type SquadRow,
  summaryOf as squadSummary,
} from '../../../charts/squadGrid.ts';
import { severityWord } from '../../../domain/checkIn/trend.ts';
import { addDays, type Day, dayOf, MINUTE, startOfDay } from '../../../domain/day.ts';
import type { Translate } from '../../../i18n/translate.ts';
import type { Block } from '../../doc.ts';
import { spotWords } from '../areas.ts';
import { chartBlock } from '../charts.ts';
import { rosterLabels } from '../clinic/rosterLabels.ts';

/** The days of a roster: a lane for each therapist with bookings, coloured by type. */
export function weekChart(t: Translate, view: RosterView): readonly Block[] {
  if (view.bookings.length === 0) return [];
  const days = daysOf(view.from, view.to).map((day) => {
    const midnight = startOfDay(day, view.zone);
    const booked = view.bookings.filter(({ start }) => dayOf(start, view.zone) === day);
    const therapists = [...new Set(booked.map(({ therapist }) => therapist))].toSorted();
    return {
      day,
      unserved: 0,
      lanes: therapists.map((therapist) => ({
        therapist,
        blocks: booked
          .filter((one) => one.therapist === therapist)
          .map(({ start, end, type, athlete }) => ({
            from: (start - midnight) / MINUTE,
            to: (end - midnight) / MINUTE,
            type,
            who: athlete,
          })),
      })),
    };
  });
  const { massages, minutes, busiest } = rosterSummary(days);
  const labels = rosterLabels(t, t('chart.roster.title', { from: t.day(view.from), to: t.day(view.to) }));
  const words = [
    t('chart.roster.words', { from: t.day(view.from), to: t.day(view.to), sessions: massages, minutes }),
    ...(busiest === null ? [] : [t('chart.roster.busiest', { day: t.day(busiest.day), sessions: busiest.massages })]),
  ].join(' ');
  return [chartBlock({ kind: 'roster', days, labels }, words, view.pictures)];
}

/** Who is ready today, one row per athlete. What the reader may not see is left out. */
export function squadChart(t: Translate, squad: readonly SquadMember[], day: Day, pictures: boolean): readonly Block[] {
  if (squad.length === 0) return [];
  const rows = squad.map((member) => ({ label: member.name, cells: cellsOf(t, member) }));
  const { known, of } = squadSummary(rows);
  const columns = {
    checkIn: t('chart.squad.checkIn'),
    soreness: t('chart.squad.soreness'),
    sleep: t('option.sleep'),
    load: t('chart.squad.load'),
    limits: t('chart.squad.limits'),
  };
  // `limited` and `on hold` say enough without their column's heading.
  const wordsOf = (name: (typeof SQUAD_COLUMNS)[number], { words }: SquadCell) =>
    name === 'limits' ? words : `${columns[name]} ${words}`;
  const named = (state: CellState) =>
    rows.flatMap(({ label, cells }) => {
      const why = SQUAD_COLUMNS.filter((name) => cells[name].state === state);
      return why.length === 0 ? [] : [`${label} (${why.map((name) => wordsOf(name, cells[name])).join(', ')})`];
    });
  const [act, watch] = [named('act'), named('watch')];
  const words = [
    t('chart.squad.words', { known, of }),
    ...(act.length === 0 ? [] : [t('chart.squad.actWords', { names: t.list(act) })]),
    ...(watch.length === 0 ? [] : [t('chart.squad.watchWords', { names: t.list(watch) })]),
  ].join(' ');
  const labels = {
    title: t('chart.squad.title', { day: t.day(day) }),
    athlete: t('option.athlete'),
    columns,
    states: {
      fine: t('chart.squad.fine'),
      watch: t('chart.squad.watch'),
      act: t('chart.squad.act'),
      unknown: t('chart.notKnown'),
    },
    nothing: t('chart.squad.nothing'),
  };
  return [chartBlock({ kind: 'squad', rows, labels }, words, pictures)];
}

function cellsOf(t: Translate, { availability, checkedIn, symptoms, load }: SquadMember): SquadRow['cells'] {
  const unknown: SquadCell = { state: 'unknown', words: t('chart.notKnown') };
  const hidden: SquadCell = { state: 'none', words: t('chart.squad.hidden') };
  const limits: Readonly<Record<SquadMember['availability'], SquadCell>> = {
    full: { state: 'none', words: t('no') },
    waiting: { state: 'watch', words: t('availability.waiting') },
    limited: { state: 'watch', words: t('chart.squad.limited') },
    out: { state: 'act', words: t('chart.squad.out') },
  };
  return {
    checkIn: checkedIn ? { state: 'fine', words: t('yes') } : { ...unknown, words: t('chart.squad.notYet') },
    soreness: symptoms === null ? hidden : (sorenessCell(t, symptoms.soreness) ?? unknown),
    sleep: symptoms === null ? hidden : (sleepCell(t, symptoms.sleepHours) ?? unknown),
    load: loadCell(t, load) ?? unknown,
    limits: limits[availability],
  };
}

type Symptoms = NonNullable<SquadMember['symptoms']>;

function sorenessCell(t: Translate, soreness: Symptoms['soreness']): SquadCell | null {
  if (soreness === null) return null;
  const { worst } = soreness;
  if (worst === null) return { state: 'fine', words: t('chart.squad.nothingSore') };
  const word = severityWord(worst.value);
  const state = word === 'strong' || word === 'very-strong' ? 'act' : word === 'moderate' ? 'watch' : 'fine';
  return { state, words: `${t.number(worst.value)} ${spotWords(t, worst.area, worst.side)}` };
}

/** A night shorter than this many hours is worth a look: where the pattern of short sleep begins. */
const SHORT_NIGHT = 7;

function sleepCell(t: Translate, hours: number | null): SquadCell | null {
  if (hours === null) return null;
  return { state: hours < SHORT_NIGHT ? 'watch' : 'fine', words: t('checkin.hours', { hours: t.number(hours) }) };
}

/** The figure only describes; only an open finding makes it something to look at. */
function loadCell(t: Translate, { week, open }: SquadMember['load']): SquadCell | null {
  const words = week === null ? t('chart.notKnown') : t.number(week, 0);
  if (open === 'act' || open === 'urgent') return { state: 'act', words };
  if (open === 'watch') return { state: 'watch', words };
  return week === null ? null : { state: 'fine', words };
}

function daysOf(from: Day, to: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
