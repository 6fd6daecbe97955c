/** Words of one language that a typed check-in is read with. Accents and capitals do not count. */
export interface TypedWords {
  /** By the id of the area. */
  readonly areas: Readonly<Record<string, readonly string[]>>;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly both: readonly string[];
  /** What may stand between the others and says nothing. */
  readonly fillers: readonly string[];
  /** Whole answers that say nothing is sore. */
  readonly nothing: readonly string[];
  /** What parts two spots. */
  readonly ands: readonly string[];
  /** By the option they fill: `sleep 7`. Where 5 is best, only words of which more is better. */
  readonly scales: Readonly<Record<string, readonly string[]>>;
  /** Hours, behind a number. */
  readonly units: readonly string[];
  /** What makes a number before it no answer: `pain 3 days`. */
  readonly periods: readonly string[];
}
