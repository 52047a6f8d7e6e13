export interface Question {
  title: string;
  /** Names the thing and the consequence. */
  text: string;
  /** The verb on the button. */
  action: string;
  isDangerous?: boolean;
}

export interface AskedQuestion extends Question {
  answer: (isSure: boolean) => void;
}

let asked: AskedQuestion | undefined;
const listeners = new Set<() => void>();

function show(question: AskedQuestion | undefined): void {
  asked = question;
  for (const listener of listeners) listener();
}

/** The question that waits for an answer, for the one dialog that shows it. */
export const questions = {
  current: () => asked,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Asks before something that is not easily taken back; a second question answers the first with no. */
export function confirm(question: Question): Promise<boolean> {
  asked?.answer(false);
  return new Promise((resolve) => {
    const answer = (isSure: boolean) => {
      show(undefined);
      resolve(isSure);
    };
    show({ ...question, answer });
  });
}
