/**
 * Can this be the id of a row? What people type and buttons carry may be anything, and asking the database about a text
 * that is no id would break the transaction.
 */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
