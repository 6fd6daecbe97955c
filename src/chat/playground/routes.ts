import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { z } from 'zod';
import { makeTranslate } from '../../i18n/translate.ts';
import { ASSETS } from './assets.ts';
import { BOT } from './conversations.ts';
import { describeForm, describeMessage } from './describe.ts';
import { streamNews } from './events.ts';
import { drawForm } from './form.ts';
import { guardHost, guardToken } from './guard.ts';
import { drawPage } from './page.ts';
import { drawOffers } from './panels.ts';
import { findPart } from './parts.ts';
import { commandsFor, isStaff } from './people.ts';
import { look, type Stage } from './stage.ts';
import { stateOf } from './state.ts';
import { suggest } from './suggest.ts';
import type { Outcome, Speaker, Talk } from './talk.ts';
import { JUMPS, targetOf } from './travel.ts';

const where = { as: z.string().min(1).max(200), in: z.string().min(1).max(200).default(BOT) };
const SAY = z.object({ ...where, text: z.string().trim().min(1).max(2_000) });
const PRESS = z.object({
  ...where,
  invoke: z.string().max(500),
  label: z.string().max(200).optional(),
  chosen: z.object({ option: z.string().max(64), value: z.string().max(500) }).optional(),
});
const FORM = z.object({
  ...where,
  invoke: z.string().max(500),
  values: z.record(z.string().max(64), z.string()),
  files: z.record(z.string().max(64), z.object({ name: z.string().max(255), base64: z.base64() })).default({}),
});
const CLOCK = z.object({ jump: z.enum([...JUMPS.map((one) => one.jump), 'stop']) });

/** Room for an uploaded file of 10 MB in base64. */
const LARGEST_BODY = 15 * 1024 * 1024;

const REFUSALS = {
  unreadable: [400, 'That could not be read. Reload the page and try again.'],
  nobody: [404, 'There is nobody with this name here. Reload the page.'],
  notHere: [403, 'This person does not see this channel.'],
  starting: [503, 'Deload is still starting. Try again in a moment.'],
  moving: [409, 'The clock is already moving. Wait until it has arrived, or stop it.'],
} as const;

/** The routes of the playground, to be mounted at `path`. */
export function makeRoutes(stage: Stage): Hono {
  const { path, conversations, traveller, clock, zone, hub } = stage;
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'same-origin',
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
    }),
  );
  app.get('/assets/:name', (c) => {
    const asset = ASSETS.get(c.req.param('name'));
    if (!asset) return c.notFound();
    return c.body(asset.body, 200, { 'content-type': asset.type, 'cache-control': 'no-cache' });
  });
  app.use(guardHost(path), guardToken(stage.token, path));
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  });
  app.use(bodyLimit({ maxSize: LARGEST_BODY, onError: (c) => refuse(c, 'unreadable') }));

  const speakerOf = async (as: string, conversation: string): Promise<Speaker | keyof typeof REFUSALS> => {
    const person = (await stage.people()).find((one) => one.user === as);
    if (!person) return 'nobody';
    return conversation === BOT || isStaff(person) ? { person, conversation } : 'notHere';
  };

  app.get('/', async (c) => {
    const people = await stage.people();
    const asked = people.find((one) => one.user === c.req.query('as'));
    const person = asked ?? stage.walk.steps(people).find((step) => step.state === 'next')?.go?.as ?? people[0];
    if (!person) return c.text('The sample club has nobody in it yet. Try again in a moment.', 503);
    const wanted = c.req.query('in') ?? BOT;
    const conversation = wanted === BOT || isStaff(person) ? wanted : BOT;
    look(stage, { person, conversation });
    return c.html(drawPage(stage, people, { person, conversation }));
  });

  app.get('/state', async (c) => {
    const people = await stage.people();
    const state = stateOf(stage, people, c.req.query('as') ?? '');
    const as = c.req.query('as');
    if (as === undefined) return c.json(state);
    const speaker = await speakerOf(as, c.req.query('in') ?? BOT);
    if (typeof speaker === 'string') return refuse(c, speaker);
    const messages = conversations.read(speaker.person.user, speaker.conversation);
    return c.json({ ...state, messages: messages.map((one) => ({ seq: one.seq, ...describeMessage(one) })) });
  });

  app.get('/events', async (c) => {
    const speaker = await speakerOf(c.req.query('as') ?? '', c.req.query('in') ?? BOT);
    if (typeof speaker === 'string') return refuse(c, speaker);
    const after = Number(c.req.header('last-event-id') ?? c.req.query('after') ?? conversations.newest());
    return streamNews(c, stage, speaker, Number.isFinite(after) ? after : conversations.newest());
  });

  const partOf = (c: Context, speaker: Speaker) =>
    findPart(conversations, {
      as: speaker.person.user,
      in: speaker.conversation,
      seq: Number(c.req.param('seq')),
      block: Number(c.req.param('block')),
    });

  app.get('/picture/:seq/:block', async (c) => {
    const speaker = await speakerOf(c.req.query('as') ?? '', c.req.query('in') ?? BOT);
    const door = stage.door();
    if (typeof speaker === 'string') return refuse(c, speaker);
    if (!door) return refuse(c, 'starting');
    const picture = partOf(c, speaker);
    const png = picture?.kind === 'picture' ? await door.paint(picture) : null;
    return png ? c.body(new Uint8Array(png), 200, { 'content-type': 'image/png' }) : c.notFound();
  });

  app.get('/file/:seq/:block', async (c) => {
    const speaker = await speakerOf(c.req.query('as') ?? '', c.req.query('in') ?? BOT);
    if (typeof speaker === 'string') return refuse(c, speaker);
    const file = partOf(c, speaker);
    if (file?.kind !== 'file') return c.notFound();
    return c.body(file.text, 200, {
      'content-type': `${file.type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${file.name}"`,
    });
  });

  app.get('/suggest', async (c) => {
    const speaker = await speakerOf(c.req.query('as') ?? '', c.req.query('in') ?? BOT);
    const talk = stage.talk();
    const door = stage.door();
    if (typeof speaker === 'string') return refuse(c, speaker);
    if (!talk || !door) return refuse(c, 'starting');
    const found = await suggest((c.req.query('line') ?? '').slice(0, 500), {
      commands: commandsFor(speaker.person, stage.commands),
      people: await stage.people(),
      t: makeTranslate(speaker.person.locale, zone),
      ask: (command, input, option, typed) =>
        door.suggest(talk.invocation(speaker, { origin: 'typed', command: command.name, input }), option, typed),
    });
    return c.json({
      offers: found.offers,
      html: String(await drawOffers(found.offers)),
      usage: String((await found.usage) ?? ''),
    });
  });

  /** Does one thing as a person, and tells the page what came of it. */
  const act = async (
    c: Context,
    { as, in: conversation }: { readonly as: string; readonly in: string },
    run: (talk: Talk, speaker: Speaker) => Promise<Outcome>,
  ) => {
    const talk = stage.talk();
    if (!talk) return refuse(c, 'starting');
    const speaker = await speakerOf(as, conversation);
    if (typeof speaker === 'string') return refuse(c, speaker);
    const before = JSON.stringify(await stage.people());
    const outcome = await run(talk, speaker);
    const people = await stage.people();
    if (JSON.stringify(people) !== before) hub.tell({ kind: 'redraw' });
    if (outcome.kind === 'said') return c.json({ said: describeMessage(outcome.message), form: null });
    const view = {
      t: makeTranslate(speaker.person.locale, stage.zone),
      people,
      channels: conversations.channels(),
    };
    const html = String(await drawForm(outcome.ask, outcome.packed, view));
    return c.json({ said: null, form: { ...describeForm(outcome.ask, outcome.packed), html } });
  };

  app.post('/say', async (c) => {
    const body = SAY.safeParse(await bodyOf(c));
    if (!body.success) return refuse(c, 'unreadable');
    return act(c, body.data, (talk, speaker) => talk.say(speaker, body.data.text));
  });
  app.post('/press', async (c) => {
    const body = PRESS.safeParse(await bodyOf(c));
    if (!body.success) return refuse(c, 'unreadable');
    const { invoke, label, chosen } = body.data;
    const more = { ...(label ? { label } : {}), ...(chosen ? { chosen } : {}) };
    return act(c, body.data, (talk, speaker) => talk.press(speaker, invoke, more));
  });
  app.post('/form', async (c) => {
    const body = FORM.safeParse(await bodyOf(c));
    if (!body.success) return refuse(c, 'unreadable');
    const files = Object.entries(body.data.files).map(
      ([option, { name, base64 }]) => [option, { name, bytes: new Uint8Array(Buffer.from(base64, 'base64')) }] as const,
    );
    const values = { ...body.data.values, ...Object.fromEntries(files) };
    return act(c, body.data, (talk, speaker) => talk.send(speaker, body.data.invoke, values));
  });
  app.post('/clock', async (c) => {
    const body = CLOCK.safeParse(await bodyOf(c));
    if (!body.success) return refuse(c, 'unreadable');
    const { jump } = body.data;
    if (jump === 'stop') traveller.stop();
    else if (!traveller.moveTo(targetOf(jump, clock.now(), zone))) return refuse(c, 'moving');
    return c.json(stateOf(stage, await stage.people(), ''), 202);
  });
  return app;
}

function refuse(c: Context, refusal: keyof typeof REFUSALS): Response {
  const [status, problem] = REFUSALS[refusal];
  return c.json({ problem }, status);
}

async function bodyOf(c: Context): Promise<unknown> {
  return c.req.json().catch(() => null);
}
