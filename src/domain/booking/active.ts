/** Does a booking stand: booked, or held until somebody lifts that? */
export function isActive({ state }: { readonly state: string }): boolean {
  return state === 'booked' || state === 'held';
}
