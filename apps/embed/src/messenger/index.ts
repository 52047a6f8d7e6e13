import { connect } from './connection/connect.ts';
import { httpApi } from './connection/transport/http.ts';
import type { MessengerHandle, MessengerHost, PanelParts } from './host.ts';
import { Panel } from './panel.tsx';

/** Starts the messenger; it connects at once and shows itself when it is opened. With `sample` there is no network. */
export function startMessenger(host: MessengerHost, sample?: PanelParts): MessengerHandle {
  return new Panel(host, sample ?? realParts(host));
}

function realParts(host: MessengerHost): PanelParts {
  const { origin, site_id, store } = host;
  const page = () => host.page();
  const api = httpApi(origin, site_id, page);
  let { user_token } = host;
  return {
    api,
    connect: () => {
      // A voucher begins one session; after a proof of another kind it has no say.
      const voucher = host.full ? user_token : undefined;
      user_token = undefined;
      return connect({ origin, site_id, store, api, page, user_token: voucher });
    },
  };
}
