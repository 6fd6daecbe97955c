import type { Log } from '../../log.ts';
import type { Workspaces } from './clients.ts';

/** What Slack says about somebody: enough to speak their language. */
export interface SlackPerson {
  readonly name?: string;
  readonly locale?: string;
  readonly zone?: string;
}

const KEPT = 5000;
const FRESH_MS = 3_600_000;
const FAILED_MS = 60_000;

export interface People {
  /** What is known without asking. */
  known(workspace: string, user: string): SlackPerson | undefined;
  /** Asks Slack once an hour. After `patienceMs`, what is known must do. Never throws. */
  learn(workspace: string, user: string, patienceMs: number): Promise<SlackPerson>;
}

export function makePeople(workspaces: Workspaces, now: () => number, log: Log): People {
  const cache = new Map<string, { readonly person: SlackPerson; readonly until: number }>();
  const asking = new Map<string, Promise<SlackPerson>>();

  const keep = (key: string, person: SlackPerson, ms: number) => {
    cache.delete(key);
    cache.set(key, { person, until: now() + ms });
    const oldest = cache.keys().next();
    if (cache.size > KEPT && !oldest.done) cache.delete(oldest.value);
  };
  const ask = async (key: string, workspace: string, user: string): Promise<SlackPerson> => {
    try {
      const clients = await workspaces.clients(workspace);
      const found = await clients?.ui.users.info({ user, include_locale: true });
      const name = found?.user?.profile?.display_name || found?.user?.real_name || found?.user?.name;
      const person = {
        ...(name ? { name } : {}),
        ...(found?.user?.locale ? { locale: found.user.locale } : {}),
        ...(found?.user?.tz ? { zone: found.user.tz } : {}),
      };
      keep(key, person, FRESH_MS);
      return person;
    } catch (error) {
      log.info({ cause: String(error) }, 'slack did not say who this is');
      const person = cache.get(key)?.person ?? {};
      keep(key, person, FAILED_MS);
      return person;
    } finally {
      asking.delete(key);
    }
  };

  return {
    known: (workspace, user) => cache.get(`${workspace} ${user}`)?.person,
    async learn(workspace, user, patienceMs) {
      const key = `${workspace} ${user}`;
      const kept = cache.get(key);
      if (kept && kept.until > now()) return kept.person;
      const running = asking.get(key) ?? ask(key, workspace, user);
      asking.set(key, running);
      return within(running, patienceMs, kept?.person ?? {});
    },
  };
}

/** The promise's value, or `otherwise` if it takes longer. */
export async function within<T>(promise: Promise<T>, milliseconds: number, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
