/** Work on records: what is done to the same one is done in turn, to others at once. */
export interface Turns<Answer> {
  /**
   * Does the work when what was begun before on the same record is done.
   * @param work is given what was answered last, also long ago
   * @returns nothing, and does nothing, when what it waited for failed: that is said once
   */
  take: (
    id: number,
    work: (before: Answer | undefined) => Promise<Answer>,
  ) => Promise<Answer | undefined>;
  isBusy: (id: number) => boolean;
}

export function inTurns<Answer>(): Turns<Answer> {
  const running = new Map<number, Promise<Answer | undefined>>();
  const answers = new Map<number, Answer>();
  return {
    take: async (id, work) => {
      const now = () => work(answers.get(id));
      const own = running.get(id)?.then(now, () => undefined) ?? now();
      running.set(id, own);
      try {
        const answer = await own;
        if (answer !== undefined) answers.set(id, answer);
        return answer;
      } finally {
        if (running.get(id) === own) running.delete(id);
      }
    },
    isBusy: (id) => running.has(id),
  };
}
