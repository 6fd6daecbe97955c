import type { Instant } from '../domain/day.ts';
import { audit } from './audit.ts';
import { allowances } from './booking/allowances.ts';
import { bookings } from './booking/bookings.ts';
import { consents } from './booking/consents.ts';
import { screenings } from './booking/screenings.ts';
import { standing } from './booking/standing.ts';
import { swaps } from './booking/swaps.ts';
import { waitlist } from './booking/waitlist.ts';
import { calendarChanges } from './calendar/changes.ts';
import { events, titles } from './calendar/events.ts';
import { feedQueue, feeds } from './calendar/feeds.ts';
import { findSubscription, subscriptions } from './calendar/subscriptions.ts';
import { checkIns } from './checkIn/checkIns.ts';
import { outcomes } from './checkIn/outcomes.ts';
import { weekly } from './checkIn/weekly.ts';
import { clinic } from './clinic/clinic.ts';
import { openClient } from './database/client.ts';
import type { Sealer } from './database/seal.ts';
import { assessments } from './medical/assessments.ts';
import { clearances } from './medical/clearances.ts';
import { injuries } from './medical/injuries.ts';
import { intakes } from './medical/intakes.ts';
import { protocolChanges } from './medical/protocolChanges.ts';
import { returnToPlay } from './medical/returnToPlay.ts';
import { invokes } from './messages/invokes.ts';
import { jobRuns } from './messages/jobRuns.ts';
import { outbox, outboxQueue } from './messages/outbox.ts';
import { codes, peekCode } from './people/codes.ts';
import { people } from './people/people.ts';
import { hourPrices } from './plan/hourPrices.ts';
import { plans } from './plan/plans.ts';
import { replanQueue, replans } from './plan/replans.ts';
import { cleanUp } from './retention.ts';
import { findings } from './risk/findings.ts';
import { thresholds } from './risk/thresholds.ts';
import type { Scope } from './scope.ts';
import { installations } from './team/installations.ts';
import { directory, team } from './team/teams.ts';
import { sessions } from './training/sessions.ts';

/** The repositories of one team: one line each. Nothing can be asked without saying for which team. */
const repositories = (scope: Scope) => ({
  team: team(scope),
  people: people(scope),
  codes: codes(scope),
  outbox: outbox(scope),
  audit: audit(scope),
  feeds: feeds(scope),
  events: events(scope),
  titles: titles(scope),
  calendarChanges: calendarChanges(scope),
  sessions: sessions(scope),
  waitlist: waitlist(scope),
  standing: standing(scope),
  swaps: swaps(scope),
  hourPrices: hourPrices(scope),
  plans: plans(scope),
  replans: replans(scope),
  clinic: clinic(scope),
  findings: findings(scope),
  checkIns: checkIns(scope),
  bookings: bookings(scope),
  consents: consents(scope),
  screenings: screenings(scope),
  allowances: allowances(scope),
  thresholds: thresholds(scope),
  protocol: protocolChanges(scope),
  assessments: assessments(scope),
  weekly: weekly(scope),
  outcomes: outcomes(scope),
  intakes: intakes(scope),
  subscriptions: subscriptions(scope),
  injuries: injuries(scope),
  clearances: clearances(scope),
  returnToPlay: returnToPlay(scope),
});

export type TeamStore = ReturnType<typeof repositories>;

export interface Store {
  team(teamId: string): TeamStore;
  /** All or nothing, for one team. */
  transaction<Result>(teamId: string, work: (tx: TeamStore) => Promise<Result>): Promise<Result>;
  readonly directory: ReturnType<typeof directory>;
  readonly queue: ReturnType<typeof outboxQueue>;
  readonly feedQueue: ReturnType<typeof feedQueue>;
  readonly replanQueue: ReturnType<typeof replanQueue>;
  readonly jobRuns: ReturnType<typeof jobRuns>;
  readonly invokes: ReturnType<typeof invokes>;
  /** Tokens of the workspaces that installed the Slack app themselves. */
  readonly slackInstallations: ReturnType<typeof installations>;
  /** Whose a one-time code is: asked before a team is known. */
  peekCode(code: string): ReturnType<typeof peekCode>;
  /** Whose bookings an address is for: asked before a team is known. */
  findSubscription(token: string): ReturnType<typeof findSubscription>;
  /** Removes working rows that are no longer needed. */
  cleanUp(now: Instant): Promise<void>;
  /** Does the database answer? Throws when it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  readonly sealer: Sealer;
  readonly now: () => Instant;
  /** Called once messages put into the outbox can be seen by others. */
  readonly onOutbox?: () => void;
}

export function openStore(url: string, { sealer, now, onOutbox = () => {} }: StoreOptions): Store {
  const { prisma, close } = openClient(url);
  return {
    team: (teamId) => repositories({ db: prisma, teamId, sealer, onOutbox }),
    async transaction(teamId, work) {
      let put = false;
      const scope = {
        teamId,
        sealer,
        onOutbox: () => {
          put = true;
        },
      };
      const result = await prisma.$transaction((db) => work(repositories({ ...scope, db })), {
        timeout: 20_000,
        maxWait: 10_000,
      });
      if (put) onOutbox();
      return result;
    },
    directory: directory(prisma),
    queue: outboxQueue(prisma),
    feedQueue: feedQueue(prisma),
    replanQueue: replanQueue(prisma),
    jobRuns: jobRuns(prisma),
    invokes: invokes(prisma, sealer, now),
    slackInstallations: installations(prisma, sealer, 'slack'),
    peekCode: (code) => peekCode(prisma, code),
    findSubscription: (token) => findSubscription(prisma, token),
    cleanUp: (at) => cleanUp(prisma, at),
    ping: async () => {
      await prisma.$queryRaw`SELECT 1`;
    },
    close,
  };
}
