import type { PublicApi } from './commands.ts';
import { guarded, takeOver } from './commands.ts';
import { findScript } from './origin.ts';
import { Widget } from './widget.ts';

declare global {
  interface Window {
    ChatWidget?: unknown;
    vibeTrack?: PublicApi['track'];
    vibeIdentify?: PublicApi['identify'];
  }
}

guarded(() => {
  const script = findScript(document);
  // A second tag changes nothing: the first one is there.
  if (!script || window.vibeTrack) return;
  const api = takeOver(window, new Widget(new URL(script.src).origin));
  window.vibeTrack = api.track;
  window.vibeIdentify = api.identify;
  const { siteId } = script.dataset;
  if (siteId) api.setup({ siteId });
})();
