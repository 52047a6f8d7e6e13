import { Notifications } from '@mantine/notifications';

/** Where toasts appear: bottom right, five seconds. */
export function Toasts() {
  return <Notifications position="bottom-right" autoClose={5000} limit={4} zIndex={400} />;
}
