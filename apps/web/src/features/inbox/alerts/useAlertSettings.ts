import { useSyncExternalStore } from 'react';
import type { AlertSettings } from './alert-rules.ts';
import { parseAlertSettings } from './alert-rules.ts';

const KEY = 'atrium:alerts';
const listeners = new Set<() => void>();
let memory: string | null = null;

function stored(): string | null {
  try {
    return localStorage.getItem(KEY) ?? memory;
  } catch {
    return memory;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

function change(settings: AlertSettings): void {
  memory = JSON.stringify(settings);
  try {
    localStorage.setItem(KEY, memory);
  } catch {
    // Then it holds for as long as the page does.
  }
  for (const listener of listeners) listener();
}

/** What this browser is to tell, the same in all its tabs; and whether it may notify at all. */
export function useAlertSettings() {
  const settings = parseAlertSettings(useSyncExternalStore(subscribe, stored));
  const permission = typeof Notification === 'undefined' ? 'missing' : Notification.permission;
  return { settings, change, permission };
}
