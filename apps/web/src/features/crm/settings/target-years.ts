/** The years that can have targets, as the contract has them. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2100;

/** The year of the address; none for this one. */
export function yearSearch(search: Record<string, unknown>): { year?: number } {
  const year = Number(search.year);
  const isYear = Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;
  return isYear ? { year } : {};
}
