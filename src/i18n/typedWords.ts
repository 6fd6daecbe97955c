/** The words of one language with which a typed check-in is read. Accents and capitals do not matter. */
export interface TypedWords {
  /** By the id of the area. */
  readonly areas: Readonly<Record<string, readonly string[]>>;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly both: readonly string[];
  /** Words that may stand between the others and mean nothing. */
  readonly fillers: readonly string[];
  /** Whole answers that mean nothing is sore. */
  readonly nothing: readonly string[];
  /** What separates two spots. */
  readonly ands: readonly string[];
  /** By the option they fill: `sleep 7`. For a scale where 5 is best, only words of which more is better. */
  readonly scales: Readonly<Record<string, readonly string[]>>;
  /** Hours, after a number. */
  readonly units: readonly string[];
  /** What after a number means that it is no answer: `pain 3 days`. */
  readonly periods: readonly string[];
  /** What denies the sign right after it: `no fever`. */
  readonly nots: readonly string[];
  /** What may stand between the two, or between signs that are denied together. */
  readonly afterNot: readonly string[];
  /** What begins a clause of its own: `no fever but numb`. */
  readonly buts: readonly string[];
  /** Words that bring up the warning questions, though none of the signs is what they say. */
  readonly alarming: readonly string[];
  /** Words beside the numbers that point at a warning sign, by its id: they bring up the question, never answer it. */
  readonly signs: Readonly<Record<string, readonly string[]>>;
}
