const SHORTEST = 500;
const LONGEST = 30_000;

/**
 * How long to wait before attempt `attempt` (0, 1, 2 …): full jitter between half a second and a bound
 * that doubles up to thirty seconds, so that a thousand browsers do not come back in one instant.
 */
export function backoffMilliseconds(attempt: number, random: () => number): number {
  const bound = Math.min(LONGEST, SHORTEST * 2 ** Math.min(attempt + 1, 10));
  return SHORTEST + random() * (bound - SHORTEST);
}
