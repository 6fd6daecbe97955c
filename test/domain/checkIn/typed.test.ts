import { describe, expect, it } from 'vitest';
import { BODY_AREAS } from '../../../src/domain/checkIn/bodyMap.ts';
import { checkInSchema } from '../../../src/domain/checkIn/checkIn.ts';
import { isAnswered, mergeCheckIns, replacedBy, saysTheSame, withNoFlags } from '../../../src/domain/checkIn/merge.ts';
import { plain, spellings, typedIn } from '../../../src/domain/checkIn/typed.ts';
import { LOCALES, messagesOf, TYPED_WORDS } from '../../../src/i18n/locales/index.ts';

const { isAlarming, partsOf, readPart, readSpots, saysNothingSore, signsIn } = typedIn(TYPED_WORDS);

describe('a typed spot', () => {
  it.each([
    { text: '7 calf left', value: 7, area: 'calf', side: 'left', rest: '' },
    { text: 'left calf 7', value: 7, area: 'calf', side: 'left', rest: '' },
    { text: 'Calf L 7/10', value: 7, area: 'calf', side: 'left', rest: '' },
    { text: '6,5 lower back', value: 6.5, area: 'lower-back', side: null, rest: '' },
    { text: '6.5 lower-back since yesterday', value: 6.5, area: 'lower-back', side: null, rest: 'since yesterday' },
    { text: '4 quads both', value: 4, area: 'thigh', side: 'both', rest: '' },
    { text: '7 wibble', value: 7, area: null, side: null, rest: 'wibble' },
    { text: 'tired', value: null, area: null, side: null, rest: 'tired' },
  ])('reads “$text”', ({ text, ...expected }) => {
    expect(readPart(text)).toEqual(expected);
  });

  it.each([
    { line: '7 calf left, 4 knee right', parts: ['7 calf left', '4 knee right'] },
    { line: '7 calf left,4 knee right', parts: ['7 calf left', '4 knee right'] },
    { line: '6,5 calf left; 4 neck', parts: ['6,5 calf left', '4 neck'] },
    { line: '7 calf and 4 neck and shoulders', parts: ['7 calf', '4 neck and shoulders'] },
  ])('parts “$line”', ({ line, parts }) => {
    expect(partsOf(line)).toEqual(parts);
  });

  it('gives both sides a spot, and single areas the middle or the side that was said', () => {
    expect(readSpots('4 quads both, 3 neck left')).toEqual([
      { value: 4, area: 'thigh', side: 'left' },
      { value: 4, area: 'thigh', side: 'right' },
      { value: 3, area: 'neck', side: 'left' },
    ]);
    expect(readSpots('4 knee right, tired')).toBeNull();
  });

  it.each(['good', 'All good!', 'nothing sore', 'none', 'OK.'])('hears that nothing is sore in “%s”', (text) => {
    expect(saysNothingSore(text)).toBe(true);
  });

  it.each(['good night, bad morning', 'not good', 'sore', ''])('does not hear it in “%s”', (text) => {
    expect(saysNothingSore(text)).toBe(false);
  });
});

describe('a warning sign in words', () => {
  it.each([
    ['fever since last night', ['fever']],
    ['not sure why, fever', ['fever']],
    ['no sleep, fever', ['fever']],
    ['not only fever', ['fever']],
    ['no fever', []],
    ['fever: no', []],
    ['no fever or chills', []],
    ['no fever but numb', ['numbness']],
    ['no fever, foot numb', ['numbness']],
    ['I don’t have any fever', []],
    ['kein Fieber', []],
    ['habe kein Fieber mehr', []],
    ['weder Fieber noch Schüttelfrost', []],
    ['kein Fieber, aber schwindlig', ['head-impact']],
    ['sin fiebre', []],
    ['no tengo fiebre', []],
    ['no tengo fiebre pero estoy mareado', ['head-impact']],
    ['pas de fièvre', []],
    ['je n’ai pas eu de fièvre', []],
    ['pas de fièvre mais des vertiges', ['head-impact']],
    ['keine Luft', ['chest-pain']],
    ['no puedo respirar', ['chest-pain']],
    ['Kopf tut weh', ['head-impact']],
    ['my head hurts', ['head-impact']],
    ['me duele la cabeza', ['head-impact']],
    ['j’ai mal à la tête', ['head-impact']],
    ['no headache', []],
    ['no me duele la cabeza', []],
    ['blood in urine', []],
  ])('of “%s” is %j', (text, signs) => {
    expect(signsIn(text)).toEqual(signs);
  });

  it.each([
    ['blood in urine', true],
    ['Blut im Urin', true],
    ['sangre en la orina', true],
    ['du sang dans les urines', true],
    ['no blood', false],
    ['kein Blut', false],
    ['legs heavy', false],
  ])('brings up the questions without one: “%s” %s', (text, isIt) => {
    expect(isAlarming(text)).toBe(isIt);
  });
});

describe('an area', () => {
  const areaOf = (text: string) => readPart(`5 ${text}`).area;

  it.each([
    ['Calves', 'calf'],
    ['QUADS', 'thigh'],
    ['quad', 'thigh'],
    ['back', 'lower-back'],
    ['Upper Back', 'upper-back'],
    ['upper_back', 'upper-back'],
    ['  lower   back ', 'lower-back'],
    ['knees', 'knee'],
    ['Achilles tendon', 'achilles'],
    ['hamstrings', 'hamstring'],
    ['toes', 'foot'],
    ['soul', null],
    ['', null],
    ['constructor', null],
    ['__proto__', null],
  ])('is read in English: %j is %j', (text, area) => {
    expect(areaOf(text)).toBe(area);
  });

  it.each(BODY_AREAS)('is read by its own id: %s', (area) => {
    expect(areaOf(area)).toBe(area);
    expect(areaOf(area.replace('-', ' ').toUpperCase())).toBe(area);
  });

  it.each(LOCALES.flatMap((locale) => BODY_AREAS.map((area) => ({ locale, area }))))(
    'is read by the name the bot gives it: $area in $locale',
    ({ locale, area }) => {
      expect(areaOf(messagesOf(locale)[`area.${area}`])).toBe(area);
    },
  );

  it('has words in every language, and no word of one language means two things', () => {
    for (const words of TYPED_WORDS) {
      expect(Object.keys(words.areas).toSorted()).toEqual(BODY_AREAS.toSorted());
      const said = [...Object.values(words.areas), words.left, words.right, words.both].flatMap((list) => [
        ...new Set(list.flatMap(spellings)),
      ]);
      expect(said.filter((word, index) => said.indexOf(word) !== index)).toEqual([]);
    }
  });
});

describe('a spot in the athlete’s language', () => {
  it.each([
    // German, with and without umlauts
    ['7 Wade links', 'calf', 'left'],
    ['linke Wade 7', 'calf', 'left'],
    ['7/10 rechtes Knie', 'knee', 'right'],
    ['6,5 Hüfte rechts', 'hip', 'right'],
    ['6 huefte rechts', 'hip', 'right'],
    ['6 hufte rechts', 'hip', 'right'],
    ['5 Fuß l', 'foot', 'left'],
    ['5 FUSS r', 'foot', 'right'],
    ['4 unterer Rücken', 'lower-back', null],
    ['4 Oberschenkel hinten links', 'hamstring', 'left'],
    ['4 Oberschenkel (vorne) links', 'thigh', 'left'],
    ['7 in der linken Wade', 'calf', 'left'],
    ['3 beide Waden', 'calf', 'both'],
    ['7 Wade left', 'calf', 'left'],
    // Spanish
    ['7 gemelo izquierdo', 'calf', 'left'],
    ['7 el gemelo izquierdo', 'calf', 'left'],
    ['6 rodilla dcha', 'knee', 'right'],
    ['5 tendon de aquiles izq', 'achilles', 'left'],
    ['5 los dos gemelos', 'calf', 'both'],
    ['4 espalda baja', 'lower-back', null],
    ['4 isquios derechos', 'hamstring', 'right'],
    ['3 pie derecho', 'foot', 'right'],
    ['3 muñeca d', 'wrist', 'right'],
    ['3 muslo (delante) izquierdo', 'thigh', 'left'],
    ['3 gemelo del lado izquierdo', 'calf', 'left'],
    // French, with and without accents
    ['7 mollet gauche', 'calf', 'left'],
    ['7 au mollet gauche', 'calf', 'left'],
    ['6 l’épaule droite', 'shoulder', 'right'],
    ["6 l'epaule droite", 'shoulder', 'right'],
    ['6 l epaule droite', 'shoulder', 'right'],
    ['5 tendon d’Achille droit', 'achilles', 'right'],
    ['4 bas du dos', 'lower-back', null],
    ['4 haut du dos', 'upper-back', null],
    ['3 les deux genoux', 'knee', 'both'],
    ['3 main g', 'hand', 'left'],
    ['5 cuisse gauche face avant', 'thigh', 'left'],
    ['5 ischio-jambiers côté droit', 'hamstring', 'right'],
    // A word that means something elsewhere
    ['7 knee left main issue', 'knee', 'left'],
    ['main pain 7 knee left', 'knee', 'left'],
  ])('is read: %s', (text, area, side) => {
    expect(readPart(text)).toMatchObject({ area, side });
  });

  it('keeps what it does not understand as words, and fillers only among them', () => {
    expect(readPart('7 Wade links seit gestern').rest).toBe('seit gestern');
    expect(readPart('7 au mollet gauche').rest).toBe('');
    expect(readPart('7 quelque chose')).toMatchObject({ area: null, rest: 'quelque chose' });
  });

  it('is parted from the next by commas and by “and” in every language', () => {
    for (const line of [
      '7 Wade links und 4 Knie rechts',
      '7 gemelo izquierdo y 4 rodilla derecha',
      '7 mollet gauche et 4 genou droit',
      '7 mollet gauche, 4 genou droit',
    ])
      expect(readSpots(line)).toEqual([
        { value: 7, area: 'calf', side: 'left' },
        { value: 4, area: 'knee', side: 'right' },
      ]);
  });

  it.each(['alles gut', 'Nichts', 'kein Muskelkater', 'todo bien', 'nada.', 'tout va bien', 'Ça va', 'rien'])(
    'hears that nothing is sore in “%s”',
    (text) => {
      expect(saysNothingSore(text)).toBe(true);
    },
  );

  it('reads letters with and without their marks as the same', () => {
    expect(plain('  L’Épaule ')).toBe('epaule');
    expect(plain('Fußsohle')).toBe('fusssohle');
    expect(spellings('Knöchel')).toEqual(['knochel', 'knoechel']);
  });
});

describe('two check-ins of a day', () => {
  const at = (answers: object, hour = 8) =>
    checkInSchema.parse({ day: '2026-03-02', zone: 'UTC', at: Date.UTC(2026, 2, 2, hour), ...answers });
  const calf = (value: number) => ({ area: 'calf', side: 'left', value });
  const knee = { area: 'knee', side: 'right', value: 4 };

  it('complete each other', () => {
    const merged = mergeCheckIns(
      at({ soreness: [calf(7)], note: 'stiff' }),
      at({ soreness: [knee], sleepHours: 7 }, 9),
    );
    expect(merged).toMatchObject({ soreness: [calf(7), knee], sleepHours: 7, note: 'stiff' });
  });

  it('correct each other where both name a spot, and say what was replaced', () => {
    const [before, later] = [at({ soreness: [calf(7), knee] }), at({ soreness: [calf(3)] }, 9)];
    expect(mergeCheckIns(before, later).soreness).toEqual([knee, calf(3)]);
    expect(replacedBy(before, later)).toEqual([{ ...calf(7), now: 3 }]);
    expect(replacedBy(before, at({ soreness: [] }, 9)).map(({ now }) => now)).toEqual([0, 0]);
    expect(replacedBy(before, at({ sleepHours: 8 }, 9))).toEqual([]);
  });

  it('ask about a sign once: a yes or a no that day settles it, and another sign is asked about', () => {
    const said = at({ suggested: ['fever'], note: 'fever' });
    const no = withNoFlags(said);
    expect(no).toMatchObject({ noRedFlags: true, suggested: [], settled: ['fever'] });
    const again = mergeCheckIns(no, at({ suggested: ['fever'], note: 'fever again' }, 9));
    expect([isAnswered(again), again.suggested]).toEqual([true, []]);
    const other = mergeCheckIns(again, at({ suggested: ['fever', 'numbness'] }, 10));
    expect([isAnswered(other), other.suggested]).toEqual([false, ['numbness']]);
    const yes = mergeCheckIns(other, at({ redFlags: ['numbness'] }, 11));
    expect([isAnswered(yes), yes.suggested, yes.redFlags]).toEqual([true, [], ['numbness']]);
    const later = mergeCheckIns(yes, at({ suggested: ['numbness', 'chest-pain'] }, 12));
    expect([isAnswered(later), later.suggested]).toEqual([false, ['chest-pain']]);
  });

  it('ask for words that are no sign once', () => {
    const no = withNoFlags(at({ asked: true, note: 'blood in urine' }));
    const same = mergeCheckIns({ ...no, asked: false }, at({ asked: true, note: 'blood in urine' }, 9));
    const more = mergeCheckIns({ ...no, asked: false }, at({ asked: true, note: 'still blood' }, 9));
    expect([isAnswered(no), isAnswered(same), isAnswered(more)]).toEqual([true, true, false]);
  });

  it('keep a red flag whatever comes later', () => {
    const merged = mergeCheckIns(at({ redFlags: ['fever'] }), at({ soreness: [] }, 9));
    expect(merged.redFlags).toEqual(['fever']);
  });

  it.each([
    ['no worse', { pain: 5 }, { pain: 5 }, true],
    ['not about pain', { pain: 5 }, { sleepHours: 7 }, true],
    ['more pain', { pain: 5 }, { painAfter: 6 }, false],
    ['more soreness', { soreness: [calf(8)] }, { soreness: [knee, { ...calf(9), side: 'right' }] }, false],
    ['more pain, and none of them again', { pain: 5 }, { pain: 7, noRedFlags: true }, true],
  ])('keep that no red flag was true where the later one is %s', (_, before, later, kept) => {
    const merged = mergeCheckIns(at({ ...before, noRedFlags: true }), at(later, 9));
    expect(merged.noRedFlags).toBe(kept);
  });

  it('are the same when the same was said at another time', () => {
    expect(saysTheSame(at({ soreness: [calf(7), knee] }), at({ soreness: [knee, calf(7)] }, 11))).toBe(true);
    expect(saysTheSame(at({ soreness: [calf(7)] }), at({ soreness: [calf(6)] }))).toBe(false);
    expect(saysTheSame(at({ soreness: [] }), at({ soreness: null }))).toBe(false);
  });
});
