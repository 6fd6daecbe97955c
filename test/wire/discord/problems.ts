import { type Fields, lengthOf } from '../json.ts';

export type Path = readonly (string | number)[];

/** Collects what is wrong with a form, by path, the way Discord words it. */
export interface Problems {
  add(path: Path, code: string, message: string): void;
  /** A text that must be there and have a length between the bounds. */
  needText(value: unknown, min: number, max: number, path: Path): value is string;
  /** The same for a text that may be absent. */
  mayText(value: unknown, min: number, max: number, path: Path): void;
  needList(value: unknown, min: number, max: number, path: Path): readonly unknown[];
  mayNumber(value: unknown, min: number, max: number, path: Path): void;
  readonly count: number;
  /** `{code: 50035, message, errors}` */
  body(): Fields;
}

export function openProblems(): Problems {
  const found: { path: Path; code: string; message: string }[] = [];
  const add = (path: Path, code: string, message: string): void => {
    found.push({ path, code, message });
  };
  const checkLength = (value: string, min: number, max: number, path: Path): void => {
    const length = lengthOf(value);
    if (length >= min && length <= max) return;
    if (length > max && min <= 1) add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
    else if (length === 0) add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
    else add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
  };
  return {
    add,
    needText(value, min, max, path): value is string {
      if (typeof value !== 'string') {
        add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
        return false;
      }
      checkLength(value, min, max, path);
      return true;
    },
    mayText(value, min, max, path) {
      if (value === undefined || value === null) return;
      if (typeof value !== 'string') add(path, 'STRING_TYPE_CONVERT', 'Could not interpret the value as string.');
      else checkLength(value, min, max, path);
    },
    needList(value, min, max, path) {
      if (!Array.isArray(value)) {
        add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
        return [];
      }
      if (value.length < min || value.length > max)
        add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
      return value;
    },
    mayNumber(value, min, max, path) {
      if (value === undefined || value === null) return;
      if (typeof value !== 'number') add(path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not a number.`);
      else if (value < min || value > max) add(path, 'NUMBER_TYPE_RANGE', `Value must be between ${min} and ${max}.`);
    },
    get count() {
      return found.length;
    },
    body() {
      const errors: Record<string, unknown> = {};
      for (const { path, code, message } of found) {
        let node = errors;
        for (const step of path) {
          node[step] ??= {};
          node = node[step] as Record<string, unknown>;
        }
        node._errors = [...((node._errors as unknown[] | undefined) ?? []), { code, message }];
      }
      return { message: 'Invalid Form Body', code: 50035, errors };
    },
  };
}

/** An answer of the REST API that is no success. Thrown by a route, caught by the router. */
export class Refused extends Error {
  readonly status: number;
  readonly body: Fields;
  constructor(status: number, code: number, message: string, body: Fields = { message, code }) {
    super(`${status} ${code} ${message}`);
    this.status = status;
    this.body = body;
  }
}

/** @throws Refused 400 with code 50035 when anything was found */
export function refuseIfAny(problems: Problems): void {
  if (problems.count === 0) return;
  const body = problems.body();
  throw new Refused(400, 50035, JSON.stringify(body.errors), body);
}
