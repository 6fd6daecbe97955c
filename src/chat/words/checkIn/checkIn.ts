import type { BodyArea, Side } from '../../../domain/checkIn/bodyMap.ts';
import { type CheckIn, RED_FLAGS, type Soreness } from '../../../domain/checkIn/checkIn.ts';
import { type LookNeeded, looksNeeded } from '../../../domain/medical/triage/looks.ts';
import type { OpenQuestion, Triage } from '../../../domain/medical/triage/view.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { press } from '../../command/command.ts';
import type { Action, Block } from '../../doc.ts';
import { scoreWords, spotWords } from '../areas.ts';

/** A day's answers: one block for each spot and one for the rest. */
export function answerBlocks(t: Translate, checkIn: CheckIn): readonly Block[] {
  const fields = restOf(t, checkIn);
  return [
    ...(checkIn.soreness ?? []).map((one) => meterOf(t, one)),
    ...(checkIn.soreness?.length === 0 ? [{ kind: 'text' as const, text: t('checkin.nothingSore') }] : []),
    ...(fields.length > 0 ? [{ kind: 'fields' as const, fields }] : []),
  ];
}

/** A day's answers in one line: `left calf 7, neck 3; sleep 7 h; …` */
export function answerLine(t: Translate, checkIn: CheckIn): string {
  const spots = checkIn.soreness?.map((one) => `${spotWords(t, one.area, one.side)} ${t.number(one.value)}`);
  const soreness = spots && (spots.length === 0 ? t('checkin.nothingSore') : spots.join(', '));
  return [...(soreness ? [soreness] : []), ...restOf(t, checkIn).map(({ label, value }) => `${label} ${value}`)].join(
    '; ',
  );
}

function meterOf(t: Translate, { area, side, value }: Soreness): Block {
  return { kind: 'meter', label: spotWords(t, area, side), value, max: 10, words: scoreWords(t, value) };
}

function restOf(t: Translate, checkIn: CheckIn): readonly { readonly label: string; readonly value: string }[] {
  const { sleepHours, sleepQuality, fatigue, stress, mood, pain, redFlags, note } = checkIn;
  const items = { quality: sleepQuality, fatigue, stress, mood };
  return [
    ...(sleepHours === null
      ? []
      : [{ label: t('option.sleep'), value: t('checkin.hours', { hours: t.number(sleepHours) }) }]),
    ...Object.entries(items).flatMap(([name, value]) =>
      value === null ? [] : [{ label: t.maybe(`option.${name}`) ?? name, value: t('checkin.ofFive', { value }) }],
    ),
    ...(pain === null ? [] : [{ label: t('option.pain'), value: painWords(t, pain, checkIn) }]),
    ...(redFlags.length === 0
      ? []
      : [{ label: t('option.flags'), value: t.list(redFlags.map((flag) => t(`flag.${flag}`))) }]),
    ...(note === undefined ? [] : [{ label: t('option.note'), value: note }]),
  ];
}

function painWords(
  t: Translate,
  pain: number,
  { painArea, painSide }: { readonly painArea: BodyArea | null; readonly painSide: Side | null },
): string {
  const words = scoreWords(t, pain);
  return painArea === null ? words : `${words} (${spotWords(t, painArea, painSide)})`;
}

/** The warning questions: what they are about, signs that words pointed at with a button each, then all of them. */
export function questionBlocks(t: Translate, { spots, suggested }: OpenQuestion): readonly Block[] {
  const what = spots.length === 0 ? 'none' : t.list(spots.map(({ area, side }) => spotWords(t, area, side)));
  return [
    ...(suggested.length === 0
      ? []
      : [
          {
            kind: 'item' as const,
            text: t('checkin.suggested', { signs: t.list(suggested.map((flag) => t(`flag.${flag}`))) }),
            actions: suggested.map((flag) =>
              press('checkin', t('checkin.suggestedYes', { sign: t(`flag.${flag}`) }), { flags: flag }),
            ),
          },
        ]),
    {
      kind: 'choice',
      choice: {
        label: t('checkin.flagsAsk', { what }),
        option: 'flags',
        invoke: { command: 'checkin', input: {} },
        choices: RED_FLAGS.map((flag) => ({ value: flag, label: t(`flag.${flag}`) })),
      },
    },
  ];
}

/** Spots somebody should look at before any massage there: by when, and who of this team. */
export function assessBlocks(t: Translate, triage: Triage, assessors: readonly string[]): readonly Block[] {
  return looksNeeded(triage).map((look) => {
    const { withinDays, closed } = look;
    const values = { spot: lookWords(t, look), days: withinDays, closed: closed ? 'yes' : 'no' };
    return {
      kind: 'text',
      text:
        assessors.length > 0
          ? t('checkin.assess', { ...values, names: t.list(assessors) })
          : t('checkin.assessNobody', values),
    };
  });
}

/** Where somebody should look: the spot, or what hurts where nobody said where. */
export function lookWords(t: Translate, { area, side }: Pick<LookNeeded, 'area' | 'side'>): string {
  return area === null ? t('assess.somewhere') : spotWords(t, area, side);
}

export function noFlags(t: Translate): Action {
  return press('checkin', t('checkin.flagsNone'), { flags: 'none' }, { style: 'primary' });
}
