const SCRIPT = 'chat-widget.js';

/** The tag that loaded this script: the running one or, for an asynchronous tag, the one that names it. */
export function findScript(page: Document): HTMLScriptElement | null {
  const running = page.currentScript;
  if (running instanceof HTMLScriptElement && running.src.includes(SCRIPT)) return running;
  return page.querySelector<HTMLScriptElement>(`script[src*="${SCRIPT}"]`);
}
