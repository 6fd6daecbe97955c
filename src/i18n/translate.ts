import { IntlMessageFormat } from 'intl-messageformat';
import { DateTime } from 'luxon';
import { LOCALES, type Locale, messagesOf } from './locales/index.ts';
import type { MessageKey } from './locales/messages.ts';

export type Values = Readonly<Record<string, string | number>>;

/** The reader's language and zone: every word and every date that a person sees comes from here. */
export interface Translate {
  (key: MessageKey, values?: Values): string;
  /** For keys made at run time (`area.calf`); undefined when there is no such message. */
  maybe(key: string, values?: Values): string | undefined;
  readonly locale: Locale;
  readonly zone: string;
  /** `Thu 12 Mar, 17:00` */
  moment(instant: number): string;
  /** `Thu 12 Mar` */
  day(day: string): string;
  /** `Thu 12 Mar 2026`: of what holds beyond the year, such as a consent. */
  date(day: string): string;
  /** `17:00` */
  time(instant: number): string;
  number(value: number, digits?: number): string;
  /** `calf, knee and foot` */
  list(items: readonly string[]): string;
}

/** A day as people of the language write it: short, with the weekday and without the year. */
const DAY_FORMAT: Readonly<Record<Locale, string>> = {
  en: 'ccc d LLL',
  de: 'ccc, d. LLL',
  es: 'ccc, d LLL',
  fr: 'ccc d LLL',
};

const formats = new Map<string, IntlMessageFormat>();
const numbers = new Map<string, Intl.NumberFormat>();
const lists = new Map<string, Intl.ListFormat>();

/** The translator of one reader. */
export function makeTranslate(wanted: string, zone: string): Translate {
  const locale = localeOf(wanted);
  const messages: Readonly<Record<string, string>> = messagesOf(locale);
  const maybe = (key: string, values?: Values): string | undefined => {
    const message = messages[key];
    return message === undefined ? undefined : say(locale, message, values);
  };
  const translate = (key: MessageKey, values?: Values): string => {
    const said = maybe(key, values);
    if (said === undefined) throw new Error(`no message ${key} in ${locale}`);
    return said;
  };
  const local = (instant: number) => DateTime.fromMillis(instant, { zone, locale });
  return Object.assign(translate, {
    maybe,
    locale,
    zone,
    moment: (instant: number) => local(instant).toFormat(`${DAY_FORMAT[locale]}, HH:mm`),
    day: (day: string) => DateTime.fromISO(day, { zone: 'utc', locale }).toFormat(DAY_FORMAT[locale]),
    date: (day: string) => DateTime.fromISO(day, { zone: 'utc', locale }).toFormat(`${DAY_FORMAT[locale]} yyyy`),
    time: (instant: number) => local(instant).toFormat('HH:mm'),
    number: (value: number, digits = 1) =>
      kept(
        numbers,
        `${locale}${digits}`,
        () => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }),
      ).format(value),
    list: (items: readonly string[]) =>
      kept(lists, locale, () => new Intl.ListFormat(locale, { type: 'conjunction' })).format(items),
  });
}

/** The nearest language we speak: `de-AT` is German; English when there is none. */
export function localeOf(wanted: string | undefined): Locale {
  const tag = (wanted ?? 'en').toLowerCase().split(/[-_]/)[0] ?? 'en';
  return LOCALES.find((locale) => locale === tag) ?? 'en';
}

/** Formatters are few and expensive to make, so they are kept for good. */
function kept<Format>(formatters: Map<string, Format>, key: string, make: () => Format): Format {
  const known = formatters.get(key);
  if (known) return known;
  const made = make();
  formatters.set(key, made);
  return made;
}

function say(locale: Locale, message: string, values: Values | undefined): string {
  if (!message.includes('{') && !message.includes("'")) return message;
  const make = () => new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
  const said = String(kept(formats, `${locale}\u0000${message}`, make).format(values));
  // A sentence that ends with an abbreviated month already has its full stop: `28 nov.`
  return said.replace(/(?<!\.)\.\.(?!\.)/g, '.');
}
