import type { Translate } from '../../../i18n/translate.ts';
import { press } from '../../command/command.ts';
import type { Action } from '../../doc.ts';

/** An admin's yes or no to somebody who says they are a guardian; the buttons say whom they are about. */
export function claimActions(
  t: Translate,
  { athleteId, guardianId }: { readonly athleteId: string; readonly guardianId: string },
): readonly Action[] {
  const about = { person: athleteId, claim: guardianId };
  return [
    press('guardian', t('guardian.confirm'), { action: 'confirm', ...about }, { style: 'primary' }),
    press('guardian', t('guardian.end'), { action: 'end', ...about }, { style: 'danger' }),
  ];
}
