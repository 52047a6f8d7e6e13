import { Component } from 'preact';
import type { MessengerHost } from '../../host.ts';
import type { FrameMessage, HostMessage } from '../../frame-messages.ts';

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
export class FramePanel extends Component<FramePanelProps> {
  #frame: HTMLIFrameElement | null = null;
  #loaded = false;

  override componentDidMount() {
    addEventListener('message', this.#hear);
  }

  override componentDidUpdate() {
    this.#say();
  }

  override componentWillUnmount() {
    removeEventListener('message', this.#hear);
  }

  override render({ host }: FramePanelProps) {
    return (
      <iframe
        ref={(element) => {
          this.#frame = element;
        }}
        title={host.config.appearance.title}
        src={`${host.origin}/messenger/frame?siteId=${encodeURIComponent(host.site_id)}`}
        onLoad={() => {
          this.#loaded = true;
          this.#say();
        }}
      />
    );
  }

  #say(): void {
    const { host, open } = this.props;
    const { site_id, user_token, claim } = host;
    const message: HostMessage = {
      type: 'atrium:init',
      site_id,
      page: host.page(),
      open,
      ...(user_token ? { user_token } : {}),
      ...(claim ? { claim } : {}),
    };
    if (this.#loaded) this.#frame?.contentWindow?.postMessage(message, host.origin);
  }

  #hear = ({ origin, source, data }: MessageEvent<FrameMessage>): void => {
    const { host, leave } = this.props;
    if (origin !== host.origin || source !== this.#frame?.contentWindow) return;
    if (data.type === 'atrium:unread') {
      if (data.live) host.store.set('live', '1');
      host.unread(Number(data.count) || 0);
    } else if (data.type === 'atrium:close') host.close();
    else if (data.type === 'atrium:leave') leave();
  };
}
