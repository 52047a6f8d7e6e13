import { ActivityForm } from './ActivityForm.tsx';

/** The dialog of a new task, from anywhere. */
export function NewTask({ close }: { close: () => void }) {
  return <ActivityForm type="Task" close={close} />;
}

/** The dialog of a new event, from anywhere. */
export function NewEvent({ close }: { close: () => void }) {
  return <ActivityForm type="Event" close={close} />;
}
