import { defineCommand } from '../../src/chat/command/command.ts';
import { FIELDS_A_PAGE } from '../../src/chat/command/options.ts';
import { spotWords } from '../../src/chat/words/areas.ts';
import { restrictedDoc, restrictionsDoc } from '../../src/chat/words/medical/restrictDoc.ts';
import { refusalDoc } from '../../src/chat/words/refusal.ts';
import { BODY_AREAS, isPaired } from '../../src/domain/checkIn/bodyMap.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { input, RESTRICT_ACTIONS } from './input.ts';
import { change, choose, whose } from './steps.ts';
import { readRestrict } from './typed.ts';

/** For those who treat: what limits an athlete, and until when. */
export const restrict = defineCommand({
  name: 'restrict',
  who: ['therapist', 'clinician'],
  reply: 'private',
  input,
  examples: [
    '',
    'Ada',
    'injury Ada calf left 2026-03-01',
    'stage Ada proliferation "still warm in the evening"',
    'operation Ada knee left 2026-03-01 tissue:graft',
    'clear Ada until:2026-04-01 cap:2 areas:"thigh left, calf left" limits:"no stretch beyond neutral" order:rehab',
    'return Ada step:2 minutes:45 rpe:5 contact:no reason:"pain free for a week"',
    'hold Ada "waits for a scan"',
  ],
  must: ['athlete', 'area', 'day', 'stage', 'until', 'limits', 'step', 'reason'],
  ask: (known) => missing(known),
  read: (typed, quoted) => readRestrict(typed, quoted, Object.keys(input.shape), RESTRICT_ACTIONS),
  async suggest({ actor, care, t }, option, typed) {
    if (option === 'athlete')
      return (await care.squad.findAthletes(actor, typed)).map(({ name }) => ({ value: name, label: name }));
    const wanted = typed.toLocaleLowerCase();
    return (await care.medical.openInjuries(actor))
      .map(({ id, athlete, area, side }) => ({ value: id, label: `${athlete}: ${spotWords(t, area, side)}` }))
      .filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
      .slice(0, 25);
  },
  async run(context, given) {
    const { actor, care, now, t } = context;
    if (given.action !== 'list') return change(context, given);
    if (given.athlete === undefined) {
      const all = await care.medical.listRestrictions(actor, now);
      return isRefusal(all) ? refusalDoc(t, all) : restrictedDoc(t, all, given.page ?? 0);
    }
    const athlete = await whose(context, given.athlete);
    if (athlete.id === null) return choose(context, athlete.found, given);
    const view = await care.medical.viewRestrictions(actor, athlete.id, now);
    return isRefusal(view) ? refusalDoc(t, view) : restrictionsDoc(t, view);
  },
});

/** What a clearance says as data. */
const CLEARED = ['areas', 'cap', 'kinds', 'order', 'limits'];

/** What a form still has to ask. */
function missing(known: Readonly<Record<string, unknown>>): readonly string[] {
  const lacks = (...names: readonly string[]) => names.filter((name) => known[name] === undefined);
  const who = known.record === undefined && known.clearance === undefined ? lacks('athlete') : [];
  switch (known.action) {
    case 'injury':
    case 'operation': {
      if (lacks('athlete', 'area', 'day').length > 0) return [...lacks('athlete'), 'area', 'side', 'day', 'tissue'];
      return isPairedArea(known.area) ? lacks('side') : [];
    }
    case 'stage':
      return [...who, ...lacks('stage', 'reason')];
    case 'clear': {
      // What it limits is data; words alone will do, and so will data alone.
      const isSaid = CLEARED.some((name) => known[name] !== undefined);
      const open = [...who, ...lacks('until'), ...(isSaid ? [] : lacks('limits'))];
      if (open.length === 0 || (open.length === 1 && open[0] === 'limits')) return open;
      return [...who, 'until', 'areas', 'cap', 'kinds', 'limits'].slice(0, FIELDS_A_PAGE);
    }
    case 'return': {
      const open = lacks('athlete', 'step', 'reason');
      // A page has five fields: while the name is still open, the reason comes on a page of its own.
      return open.length === 0 ? [] : [...lacks('athlete'), 'step', 'minutes', 'rpe', 'contact', 'reason'];
    }
    case 'hold':
    case 'lift':
      return lacks('athlete', 'reason');
    case 'withdraw':
    case 'back':
    case 'close':
      return who;
    default:
      return [];
  }
}

function isPairedArea(area: unknown): boolean {
  const known = BODY_AREAS.find((one) => one === area);
  return known !== undefined && isPaired(known);
}
