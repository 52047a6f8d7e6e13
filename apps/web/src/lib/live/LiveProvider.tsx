import { PRESENCE_BEAT_SECONDS } from '@atrium/contract/inbox/limits.ts';
import type { StaffFrameInput, StaffPush, Viewer } from '@atrium/contract/inbox/realtime.ts';
import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useState,
  useSyncExternalStore,
} from 'react';
import { API_BASE } from '../api/address.ts';
import { isProblem } from '../api/problem.ts';
import { sessionEnd } from '../session-end.ts';
import { meQuery } from '../session.queries.ts';
import type { LiveConnection, LiveStatus, Socket } from './connection.ts';
import { createLiveConnection } from './connection.ts';
import { refreshRecords } from './refresh-records.ts';

const LiveContext = createContext<LiveConnection | undefined>(undefined);

function openSocket(): Socket {
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return new WebSocket(`${scheme}//${location.host}${API_BASE}/realtime`) as unknown as Socket;
}

/** Whether there still is a session; without an answer there may be one. */
async function isSignedIn(client: QueryClient): Promise<boolean> {
  try {
    await client.fetchQuery({ ...meQuery, staleTime: 0, retry: false });
    return true;
  } catch (error) {
    return !isProblem(error, 'unauthenticated');
  }
}

/** Keeps the socket while somebody is signed in, and refreshes cached records when they change. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [live] = useState(() =>
    createLiveConnection({ open: openSocket, refresh: () => isSignedIn(client) }),
  );
  useEffect(() => {
    const stop = refreshRecords(live, client);
    const nudge = () => {
      if (document.visibilityState === 'visible') live.nudge();
    };
    const again = sessionEnd.subscribe(() => {
      if (!sessionEnd.isEnded()) live.start();
    });
    live.start();
    window.addEventListener('online', nudge);
    document.addEventListener('visibilitychange', nudge);
    return () => {
      window.removeEventListener('online', nudge);
      document.removeEventListener('visibilitychange', nudge);
      again();
      stop();
      live.stop();
    };
  }, [live, client]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

function useConnection(): LiveConnection {
  const live = useContext(LiveContext);
  if (!live)
    throw new Error('The live connection exists only inside the signed-in part of the app');
  return live;
}

/** Hears every push of the server while the component is on screen. `ready` comes on each connection. */
export function useLive(handler: (push: StaffPush) => void): void {
  const live = useConnection();
  const hear = useEffectEvent(handler);
  useEffect(() => live.subscribe((push) => hear(push)), [live]);
}

/** Says something to the server; without a connection it is dropped (say it again on `ready`). */
export function useLiveSend(): (frame: StaffFrameInput) => void {
  const live = useConnection();
  return useCallback((frame: StaffFrameInput) => live.send(frame), [live]);
}

/** How the connection is. */
export function useLiveStatus(): LiveStatus {
  const live = useConnection();
  return useSyncExternalStore(live.onStatus, live.status);
}

/**
 * Tells the others that this person has the record open, and tells who else has it.
 * @param entity record type: `client`, `conversation` …
 */
export function useViewers(entity: string, id: string | number | undefined): Viewer[] {
  const live = useConnection();
  const [viewers, setViewers] = useState<Viewer[]>([]);
  const key = id === undefined ? undefined : String(id);
  useEffect(() => {
    if (key === undefined) return;
    const beat = () => {
      const away = document.visibilityState !== 'visible';
      live.send({ type: 'viewing', entity, id: key, away });
    };
    const stop = live.subscribe((push) => {
      if (push.type === 'ready') beat();
      if (push.type === 'viewing' && push.entity === entity && push.id === key) {
        setViewers(push.viewers);
      }
    });
    beat();
    const timer = setInterval(beat, PRESENCE_BEAT_SECONDS * 1000);
    document.addEventListener('visibilitychange', beat);
    return () => {
      stop();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', beat);
      live.send({ type: 'viewing', entity: null, id: null });
      setViewers([]);
    };
  }, [live, entity, key]);
  return viewers;
}
