import { useEffect, useRef } from 'preact/hooks';
import type { MessengerHost } from '../host.ts';
import type { FrameMessage, HostMessage } from '../frame-messages.ts';

interface FramePanelProps {
  host: MessengerHost;
  open: boolean;
  /** The person does not want to prove anything. */
  leave(): void;
}

/**
 * The messenger on our own origin, for verified people: this page, and whatever script runs in it, sees
 * neither the token nor the conversations.
 */
export function FramePanel({ host, open, leave }: FramePanelProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const loaded = useRef(false);
  const say = (message: HostMessage) =>
    loaded.current && frame.current?.contentWindow?.postMessage(message, host.origin);
  const init = (): HostMessage => ({
    type: 'atrium:init',
    site_id: host.site_id,
    page: host.page(),
    open,
    ...(host.user_token ? { user_token: host.user_token } : {}),
    ...(host.claim ? { claim: host.claim } : {}),
  });
  useEffect(() => {
    const hear = (event: MessageEvent<FrameMessage>) => {
      if (event.origin !== host.origin || event.source !== frame.current?.contentWindow) return;
      if (event.data.type === 'atrium:unread') host.unread(Number(event.data.count) || 0);
      else if (event.data.type === 'atrium:close') host.close();
      else if (event.data.type === 'atrium:leave') leave();
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, []);
  useEffect(() => {
    say(init());
  }, [open, host.user_token]);
  return (
    <iframe
      ref={frame}
      title={host.config.appearance.title}
      src={`${host.origin}/messenger/frame?siteId=${encodeURIComponent(host.site_id)}`}
      onLoad={() => {
        loaded.current = true;
        say(init());
      }}
    />
  );
}
