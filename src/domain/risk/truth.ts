/** What an athlete may read about their alert: only what has happened. Ids of people. */
export type AlertTruth =
  | { readonly kind: 'taken'; readonly by: string }
  | { readonly kind: 'seen'; readonly by: string; readonly telling: readonly string[] }
  /** No message has arrived anywhere, and none is on its way. */
  | { readonly kind: 'unreached' }
  | { readonly kind: 'telling'; readonly telling: readonly string[] };

/**
 * How far an alert has got. A message that was refused has told nobody.
 *
 * @param refused those whose newest message about it could not be delivered anywhere
 */
export function alertTruth(
  alert: {
    readonly acknowledgedBy: string | null;
    readonly told: readonly string[];
    readonly seenBy: readonly string[];
  },
  refused: ReadonlySet<string>,
): AlertTruth {
  if (alert.acknowledgedBy !== null) return { kind: 'taken', by: alert.acknowledgedBy };
  const telling = alert.told.filter((id) => !refused.has(id));
  const seen = alert.seenBy.at(-1);
  if (seen !== undefined) return { kind: 'seen', by: seen, telling };
  return telling.length === 0 ? { kind: 'unreached' } : { kind: 'telling', telling };
}
