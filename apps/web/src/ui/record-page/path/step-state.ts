/** How a step ends the path: well, badly, or not at all. */
export type PathEnd = 'won' | 'lost';

interface Step {
  id: string;
  end?: PathEnd;
}

export type StepState = 'done' | 'current' | 'open';

/**
 * Where a record stands with each step. An end is never on the way to another, and of a record that was lost nobody
 * knows how far it came: none of its steps counts as done.
 */
export function stepStates(steps: readonly Step[], current: string): StepState[] {
  const at = steps.findIndex(({ id }) => id === current);
  const isLost = steps[at]?.end === 'lost';
  return steps.map(({ end }, index) => {
    if (index === at) return 'current';
    return index < at && !isLost && !end ? 'done' : 'open';
  });
}
