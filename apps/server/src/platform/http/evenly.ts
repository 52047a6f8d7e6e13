/** Longer than the work it hides, and short enough not to be felt. */
const FLOOR_MS = 150;

/**
 * Answers no sooner than a fixed time after it was asked, so that the time of an answer does not tell which way the
 * work went: whether an e-mail was known.
 */
export async function evenly<T>(work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.all([
    work(),
    new Promise((resolve) => setTimeout(resolve, FLOOR_MS)),
  ]);
  return result;
}
