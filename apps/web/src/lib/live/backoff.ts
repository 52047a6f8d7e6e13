const FIRST_SECONDS = 0.5;
const LONGEST_SECONDS = 30;

/**
 * How long to wait before the next attempt: anything between nothing and twice as long as before
 * (full jitter), so that a restarted server is not met by everybody at once.
 * @param attempt 0 for the first
 * @param random between 0 and 1
 * @returns milliseconds
 */
export function backoffMilliseconds(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** attempt);
  return Math.round((FIRST_SECONDS + random * (ceiling - FIRST_SECONDS)) * 1000);
}
