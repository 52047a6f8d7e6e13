import { notificationsStore } from '@mantine/notifications';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { questions } from './confirm.ts';

const Toasts = lazy(async () => ({ default: (await import('./Toasts.tsx')).Toasts }));
const QuestionDialog = lazy(async () => ({
  default: (await import('./QuestionDialog.tsx')).QuestionDialog,
}));

function hasToasts(): boolean {
  return notificationsStore.getState().notifications.length > 0;
}

/** Toasts, from the first on: until then their code is not even fetched. */
function ToastsOnceThere() {
  const isAny = useSyncExternalStore(notificationsStore.subscribe, hasToasts);
  const [isNeeded, setNeeded] = useState(isAny);
  if (isAny && !isNeeded) setNeeded(true);
  return isNeeded && <Toasts />;
}

/** The screen, and above it what any screen may show: questions and toasts. Inside the router, for their links. */
export function Overlays() {
  const question = useSyncExternalStore(questions.subscribe, questions.current);
  return (
    <>
      <Outlet />
      <Suspense fallback={null}>
        <ToastsOnceThere />
        {question && <QuestionDialog question={question} />}
      </Suspense>
    </>
  );
}
