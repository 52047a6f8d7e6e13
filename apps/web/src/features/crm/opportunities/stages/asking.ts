import { useCallback, useState } from 'react';

interface Asked<Subject, Answer> {
  subject: Subject;
  answer: (given?: Answer) => void;
}

/**
 * Asks something that a dialog of the component answers: render it while `open` is there. `ask` gives what the person
 * answered, undefined when the dialog was closed.
 */
export function useAsk<Subject, Answer>() {
  const [open, setOpen] = useState<Asked<Subject, Answer>>();
  const ask = useCallback(
    (subject: Subject) =>
      new Promise<Answer | undefined>((resolve) => {
        setOpen({
          subject,
          answer: (given) => {
            setOpen(undefined);
            resolve(given);
          },
        });
      }),
    [],
  );
  return { open, ask };
}
