import type { RoleSet } from '../../src/care/people/roles.ts';
import type { DeputyView } from '../../src/care/team/deputy.ts';
import { type CommandContext, press } from '../../src/chat/command/command.ts';
import { type Doc, text } from '../../src/chat/doc.ts';
import { refusalDoc } from '../../src/chat/words/refusal.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import type { Translate } from '../../src/i18n/translate.ts';

interface Given {
  readonly person?: string;
  readonly take?: 'yes' | 'no';
  readonly number?: string;
  readonly defibrillator?: string;
}

/** The number to call and where the defibrillator is, shown as an athlete reads it. */
export async function changeEmergency({ actor, care, now, t }: CommandContext, given: Given): Promise<Doc> {
  const settings = { emergencyNumber: given.number, defibrillator: given.defibrillator };
  const changed = await care.team.change(actor, { settings }, now);
  if (isRefusal(changed)) return refusalDoc(t, changed);
  const { emergencyNumber: number, defibrillator: place } = changed;
  return {
    title: t('settings.saved'),
    tone: 'good',
    blocks: [
      text(t('team.emergencyText')),
      text(`${t('checkin.emergencyTitle', { number: number ?? 'none' })}.`),
      ...(place === null ? [] : [text(t('alert.defibrillator', { place }))]),
    ],
    actions: [press('team', t('team.emergencyChange'), { action: 'emergency' })],
  };
}

/** Who stands in for the clinicians: shown, named, or taken back. */
export async function deputy(context: CommandContext, { person: user, take }: Given): Promise<Doc> {
  const { actor, care, now, place, t } = context;
  const before = await care.team.viewDeputy(actor);
  if (isRefusal(before)) return refusalDoc(t, before);
  const person = user === undefined ? null : await care.people.find(actor, { ...place, user });
  if (user !== undefined && !person) return refusalDoc(t, { refused: 'not-found', what: 'person' });
  if (take === 'yes') {
    // It is taken from whoever has it, and from nobody else by a slip.
    if (person && person.id !== before.deputy?.id) return deputyDoc(t, before);
    const view = await care.team.nameDeputy(actor, null, now);
    if (isRefusal(view)) return refusalDoc(t, view);
    const title = before.deputy ? t('team.deputyTaken', { name: before.deputy.name }) : undefined;
    return deputyDoc(t, view, title);
  }
  if (!person) return deputyDoc(t, before);
  if (!before.mayName) return refusalDoc(t, { refused: 'not-allowed', needs: 'admin' });
  const view = await care.team.nameDeputy(actor, person.id, now);
  return isRefusal(view)
    ? refusalDoc(t, view)
    : deputyDoc(t, view, undefined, t('team.deputySaved', { name: person.name }));
}

function deputyDoc(
  t: Translate,
  { clinicians, deputy: named, mayName }: DeputyView,
  title?: string,
  said?: string,
): Doc {
  return {
    title: title ?? t('team.deputyTitle', { name: named?.name ?? 'none' }),
    tone: said || title ? 'good' : named || clinicians.length > 0 ? 'plain' : 'warning',
    blocks: [
      ...(said === undefined ? [] : [text(said)]),
      text(t('team.deputyText', { name: named?.name ?? 'none' })),
      text(t('team.clinicians', { names: clinicians.length > 0 ? t.list(clinicians) : 'none' })),
    ],
    actions: mayName
      ? [
          press(
            'team',
            t(named ? 'team.deputyOther' : 'team.deputyName'),
            { action: 'deputy' },
            { ask: ['person'], style: 'primary' },
          ),
          ...(named
            ? [
                press(
                  'team',
                  t('team.deputyTake', { name: named.name }),
                  { action: 'deputy', take: 'yes', person: named.id },
                  { style: 'danger' as const },
                ),
              ]
            : []),
        ]
      : [],
  };
}

/** After a role was given or taken: whether anybody is left to take medical alerts over. */
export function rolesDoc(t: Translate, done: Doc, set: Extract<RoleSet, { asks: null }>): Doc {
  if (!set.noClinician && !set.noDeputy) return done;
  return {
    ...done,
    tone: 'warning',
    blocks: [
      ...(set.noClinician ? [text(t('team.noClinicianNow'))] : []),
      ...(set.noDeputy ? [text(`${t('team.deputyTaken', { name: set.name })}.`)] : []),
    ],
    actions: [
      ...(set.noClinician
        ? [press('team', t('team.giveRole'), { action: 'role' }, { style: 'primary' as const })]
        : []),
      press('team', t('team.deputyButton'), { action: 'deputy' }),
    ],
  };
}

/** Before the last clinician goes: what it means, and who else there is. */
export function lastClinicianDoc(
  t: Translate,
  personId: string,
  { name, deputy: standsIn, others }: Extract<RoleSet, { asks: 'last-clinician' }>,
): Doc {
  const named = others.map((one) => `${one.name} (${t.list(one.roles.map((role) => t(`role.${role}`)))})`);
  return {
    title: t('team.lastClinicianTitle', { name }),
    tone: 'warning',
    blocks: [
      text(t('team.lastClinicianText', { deputy: standsIn ?? 'none' })),
      text(t('team.lastClinicianOthers', { names: named.length > 0 ? t.list(named) : 'none' })),
    ],
    actions: [
      press('team', t('team.giveRole'), { action: 'role' }, { style: 'primary' }),
      press('team', t('team.deputyButton'), { action: 'deputy' }),
      press(
        'team',
        t('team.lastClinicianTake'),
        { action: 'role', person: personId, role: 'clinician', take: 'yes', confirmed: 'yes' },
        { style: 'danger' },
      ),
    ],
  };
}
