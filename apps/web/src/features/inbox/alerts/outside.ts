import type { AlertSettings } from './alert-rules.ts';
import { playSound } from './sound.ts';

/** What is told outside the page. */
export interface OutsideAlert {
  title: string;
  body: string;
  /** The newest with a tag takes the place of the one before. */
  tag: string;
  /** Shows what it is about. */
  open: () => void;
}

/** Plays a sound and shows a notification of the system, as this browser's person has chosen. */
export function tellOutside(settings: AlertSettings, alert: OutsideAlert): void {
  if (settings.sound) playSound();
  const isAllowed = typeof Notification !== 'undefined' && Notification.permission === 'granted';
  if (!settings.notifications || !isAllowed) return;
  const { title, body, tag, open } = alert;
  const shown = new Notification(title, { body, tag, icon: '/icon.svg' });
  shown.addEventListener('click', () => {
    window.focus();
    open();
    shown.close();
  });
}
