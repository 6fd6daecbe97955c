import { RED_FLAGS } from '../domain/checkIn/checkIn.ts';
import { MODALITIES } from '../domain/clinic/modality.ts';
import { PROTOCOL_KEYS, PROTOCOL_ROWS, protocolOf } from '../domain/medical/triage/protocol.ts';
import {
  AREA_ROWS,
  type AreaClass,
  ASSESS_DAYS,
  FLAG_ROWS,
  GATE,
  PATTERN_ROWS,
  REPORT_DAYS,
  RULE_ROWS,
  type TriageBasis,
} from '../domain/medical/triage/table.ts';
import { PATTERN_IDS } from '../domain/risk/pattern.ts';
import { makeTranslate } from '../i18n/translate.ts';

const t = makeTranslate('en', 'utc');
/** As it is in a team that changed nothing. */
const p = protocolOf([]);

/** docs/clinical.md: what may be offered after a report, row by row with its basis, for a clinician to read. */
export function clinicalReference(): string {
  return [
    '# What may be offered after a report',
    '',
    '<!-- Written by `npm run docs` from src/domain/medical/triage; changes here are lost. -->',
    '',
    'One function answers "what may this body be offered on this day?": the check-in’s answer, slots, booking, standing',
    'massages, waitlist, swap, plan and roster ask it and nothing else. It names no illness. Most rows are conventions on the',
    'careful side; a clinician of the team changes numbers with a reason (`/clinic protocol`), and the software changes none.',
    'What has not been shown by anybody is marked as convention, so that nobody takes it for evidence.',
    '',
    '## The rules',
    '',
    'The strictest of all that applies counts. A report speaks for its area for ' +
      `${REPORT_DAYS} days; what was to be looked at stays closed until it was, or for ${ASSESS_DAYS} days.`,
    '',
    ...table(
      ['Rule', 'When', 'Then', 'Basis'],
      RULES.map(({ id, when, offers }) => [id, when, offers, basis(RULE_ROWS[id].basis)]),
    ),
    '',
    '## The question that comes first',
    '',
    `From soreness ${p['gate-soreness']} or pain ${p['gate-pain']} anywhere, from ${p['gate-one-sided']} on one side of ` +
      `${areas(GATE.oneSidedAreas)}, for every report of ${areas(GATE.alwaysAreas)}, and when typed words point at a sign ` +
      '(fever, numb, swollen, dizzy …). Until it is answered nothing is offered, booked or planned, and staff read that an ' +
      'answer is missing.',
    '',
    '## Warning signs and their road',
    '',
    ...table(
      ['Sign', 'Road', 'Basis'],
      RED_FLAGS.map((flag) => {
        const { offer, withinDays, basis: from } = FLAG_ROWS[flag];
        return [t(`flag.${flag}`), t(`offer.${offer}`, { days: withinDays }), basis(from)];
      }),
    ),
    '',
    'The first two roads hold every massage, and an emergency assessments too. A sign on the third holds nothing: it closes what',
    'was named with it, and the whole body where nobody said where, until somebody has looked. Staff read it in the day, and',
    'nobody is woken.',
    '',
    '## The appointment for a look',
    '',
    `An assessment takes ${MODALITIES.ASSESSMENT.minutes.min} or ${MODALITIES.ASSESSMENT.minutes.max} minutes in the hours of a clinician, or of a therapist with that skill`,
    '(`/clinic hours`, `/clinic skills`). It is offered in place of a massage where an area is closed until somebody has looked,',
    'and planned before the massages of that athlete, inside the days of its row where an hour is free. It never counts among the',
    'massages of a week, asks for no consent to massage and waits for no hold and no open question; only an emergency stops it.',
    'For an athlete under 18 it needs what every booking needs: the guardian’s yes to treatment and a second adult in the room.',
    'Where nobody in the team assesses, the athlete reads whom to see outside, staff read whose it is and what to do, and nothing',
    'is booked.',
    '',
    '## Areas',
    '',
    ...table(
      ['Kind', 'Areas', 'Basis'],
      (Object.keys(AREA_ROWS) as readonly AreaClass[]).map((name) => [
        t(`areaClass.${name}`),
        areas(AREA_ROWS[name].areas),
        basis(AREA_ROWS[name].basis),
      ]),
    ),
    '',
    '## What an open finding does to the need for massage',
    '',
    'Silence, load ratios and unanswered forms raise nothing. [science.md](science.md) says what each pattern sees.',
    '',
    ...table(
      ['Finding', 'What it does'],
      PATTERN_IDS.map((id) => [`${id} ${t(`pattern.${id}.name`)}`, t(`effect.${PATTERN_ROWS[id] ?? 'neutral'}`)]),
    ),
    '',
    '## Numbers a clinician may change',
    '',
    ...table(
      ['Row', 'What', 'Usual', 'From to', 'Basis'],
      PROTOCOL_KEYS.map((key) => {
        const { usual, min, max, basis: from } = PROTOCOL_ROWS[key];
        return [`\`${key}\``, t(`protocol.${key}`), `${usual}`, `${min} to ${max}`, basis(from)];
      }),
    ),
    '',
    '## After somebody has looked',
    '',
    'A clinician records what came of it (`/assess`), or the physio with that skill who has or had the appointment: massage may',
    'start, up to a pressure; not yet; or somebody else is to see it. It opens or closes the area on every road at once, and the',
    `athlete is told. It holds for ${ASSESS_DAYS} days, unless something worse is reported.`,
    '',
    '## Sources',
    '',
    '- Contraindication lists of massage schools and clinics agree on: cause of pain unknown, recent strain or sprain, recent',
    '  operation, fever, unexplained swelling, head pain. Practice pages, no trials.',
    '- US Center for SafeSport, policies for minor athletes: a second adult in the room, observable and interruptible, a',
    '  guardian’s written consent renewed every year.',
    '- Whalan, Lovell, Sampson, Sci Med Football 2020; 4:216: in 218 players over 35 weeks a time-loss injury within 7 days was',
    '  3.6 to 6.9 times as likely after a complaint that cost no time (abstract read). It does not show that looking prevents it.',
    '- Bone-stress signs: the screening questions of the clinical reviews named in science.md, R19.',
    '',
  ].join('\n');
}

interface Rule {
  readonly id: keyof typeof RULE_ROWS;
  readonly when: string;
  readonly offers: string;
}

const look = `somebody looks within ${p['look-days']} days; until then nobody works there, pressure at most ${p['pressure-beside']} elsewhere`;

const RULES: readonly Rule[] = [
  {
    id: 'T01',
    when: `soreness below ${p['sore-from']} on muscle`,
    offers: `self-care; massage on request, pressure at most ${RULE_ROWS.T01.cap}`,
  },
  {
    id: 'T02',
    when: `soreness ${p['sore-from']} to ${p['strong-from'] - 1} on muscle`,
    offers: `massage, pressure at most ${p['sore-pressure']}; firm work only for adults, where it was reported on ${RULE_ROWS.T02.firmReports} days over ${RULE_ROWS.T02.firmOverDays} or more and nothing hurts`,
  },
  {
    id: 'T03',
    when: `soreness ${p['strong-from']} or more on muscle`,
    offers: `massage, pressure at most ${p['strong-pressure']}; a look within ${RULE_ROWS.T03.withinDays} days as well when it is new (nothing there in ${RULE_ROWS.T03.newAfterDays} days) or above ${p['look-above']}`,
  },
  {
    id: 'T04',
    when: `pain of ${p['pain-from']} or more, before, during, after or the next morning, anywhere`,
    offers: look,
  },
  { id: 'T05', when: `soreness ${p['joint-from']} or more of a joint, a tendon or a bone`, offers: look },
  {
    id: 'T06',
    when: `anything on ${areas(RULE_ROWS.T06.anyValue)}; ${p['trunk-from']} or more on abdomen or groin`,
    offers: `a look within ${RULE_ROWS.T06.withinDays} day; from ${p['same-day-from']} medical staff the same day and no massage anywhere`,
  },
  {
    id: 'T07',
    when: `lower back from ${p['sore-from']} under 18, for ${RULE_ROWS.T07.overDays} days or on one side`,
    offers: look,
  },
  {
    id: 'T08',
    when: 'the area is injured or operated on, or touches one that is, on the same side',
    offers:
      'what its stage and its clearance say; strong soreness or pain there sets the stage back and tells the clinician',
  },
  {
    id: 'T09',
    when: 'an operation without a valid clearance',
    offers: 'no massage anywhere; after a clearance, what it says',
  },
  {
    id: 'T10',
    when: `a weekly form with a problem that limited training, or one that is new in ${RULE_ROWS.T10.newAfterDays} days`,
    offers: look,
  },
  {
    id: 'T11',
    when: 'under 18',
    offers: `pressure at most ${p['pressure-minor']}, no deep tissue or trigger-point work, a guardian’s consent and a second adult in the room`,
  },
];

function areas(of: readonly (typeof AREA_ROWS)[AreaClass]['areas'][number][]): string {
  return t.list(of.map((area) => t(`area.${area}`)));
}

function basis(of: TriageBasis): string {
  return t(`basis.${of}`);
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)];
}
