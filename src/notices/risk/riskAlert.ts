import { z } from 'zod';
import type { ToldWhy } from '../../care/risk/alerts.ts';
import type { NamedFinding } from '../../care/risk/named.ts';
import { press } from '../../chat/command/command.ts';
import { findingDoc } from '../../chat/words/risk/finding.ts';
import { isMedicalAlert, roadOf, signsOf } from '../../domain/risk/road.ts';
import type { Translate } from '../../i18n/translate.ts';
import { defineNotice, type NoticeContext } from '../notice.ts';

const WHY = [
  'new',
  'worse',
  'still-open',
  'escalated',
  'refused',
  'again',
  'returned',
  'reopened',
  'assigned',
] as const satisfies ToldWhy[];

/** One athlete and pattern: the worst spot, and the others seen at the same moment. */
const data = z.object({
  findingId: z.string(),
  why: z.enum(WHY).default('new'),
  also: z.array(z.string()).readonly().default([]),
});

/** To the staff responsible: a finding that needs action, until somebody acknowledges it. */
export const riskAlert = defineNotice({
  kind: 'risk.alert',
  data,
  quiet: 'waits',
  async write(context, given) {
    const [finding, ...also] = await stillOpen(context, given);
    if (!finding) return null;
    const { t } = context;
    const isNew = isMedicalAlert(finding) ? 'notice.risk.today' : 'notice.risk.alert';
    const lead = whyWords(t, finding, given.why) ?? t(isNew, { athlete: finding.athlete });
    const fever = signsOf(finding).includes('fever') ? ` ${t('notice.risk.fever')}` : '';
    return findingDoc(t, finding, { lead: `${lead}${fever}`, also });
  },
});

/** To clinicians and trainers at once, at any hour. */
export const urgentAlert = defineNotice({
  kind: 'risk.urgent',
  data,
  quiet: 'ignores',
  async write(context, given) {
    const { reader, t } = context;
    const [finding, ...also] = await stillOpen(context, given);
    if (!finding || !reader) return null;
    const why = whyWords(t, finding, given.why);
    const lead = t('notice.risk.urgent', { athlete: finding.athlete });
    const mayLift = reader.roles.includes('clinician');
    const { mayTakeOver, emergency, hasClinician } = await context.care.risk.alertForStaff(
      context.teamId,
      reader.personId,
    );
    const more = [
      ...(why === null ? [] : [why]),
      ...(roadOf(finding) === 'emergency'
        ? [
            t('notice.risk.emergency', {
              athlete: finding.athlete,
              number: emergency.number ?? 'none',
              place: emergency.defibrillator ?? 'none',
            }),
          ]
        : []),
      ...(signsOf(finding).includes('fever') ? [t('notice.risk.fever')] : []),
      ...(hasClinician ? [] : [t('notice.risk.noClinician')]),
      ...(mayTakeOver ? [] : [t('notice.risk.onlySeen')]),
    ];
    return findingDoc(t, finding, {
      lead: [lead, ...more].join(' '),
      also,
      mayTakeOver,
      actions: mayLift
        ? [press('risk', t('risk.lift'), { action: 'lift', person: finding.athleteId }, { ask: ['reason'] })]
        : [],
    });
  },
});

async function stillOpen(
  { teamId, reader, care, now }: NoticeContext,
  { findingId, also }: z.infer<typeof data>,
): Promise<readonly NamedFinding[]> {
  if (!reader) return [];
  const found = await Promise.all([findingId, ...also].map((id) => care.risk.forNotice(teamId, id, reader, now)));
  return found.flatMap((one) => one ?? []);
}

/** Why somebody hears of it again, or only now; null when it is new. */
function whyWords(t: Translate, { firstAt, acknowledgedByName }: NamedFinding, why: ToldWhy): string | null {
  if (why === 'new') return null;
  return t(`notice.risk.why.${why}`, { since: t.moment(firstAt), name: acknowledgedByName ?? t('list.none') });
}
