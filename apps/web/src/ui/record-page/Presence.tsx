import { Alert, Button, Group, Text } from '@mantine/core';
import { IconEye, IconPencil, IconRefresh, IconTrashX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { t } from '../../lib/i18n.ts';
import { useLive, useViewers } from '../../lib/live/index.ts';
import { useMe } from '../../lib/session.queries.ts';
import classes from './record-page.module.css';

export interface PresenceProps {
  type: string;
  id: number;
  /** Fields are open here, and somebody saved since. */
  isBehind: boolean;
  /** Lets go of what is typed and shows the record as it is now. */
  showLatest: () => void;
}

const NEWS_MILLISECONDS = 30_000;

/** Who else changed the record while it is on screen; undefined after a while. */
function useLastChange(type: string, id: number) {
  const me = useMe();
  const [change, setChange] = useState<{ name: string | null; version: number }>();
  useLive((push) => {
    if (push.type !== 'record' || push.entity !== type || push.id !== String(id)) return;
    if (push.actor_id === me.id) setChange(undefined);
    else setChange({ name: push.actor_name, version: push.version });
  });
  useEffect(() => {
    if (!change) return;
    const timer = setTimeout(() => setChange(undefined), NEWS_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [change]);
  return change;
}

/** Who merged the record into another or took it back, while it was on screen. */
function useGone(type: string, id: number) {
  const [by, setBy] = useState<{ name: string | null }>();
  useLive((push) => {
    if (push.type === 'record' && push.is_gone && push.entity === type && push.id === String(id))
      setBy({ name: push.actor_name });
  });
  return by;
}

function Gone({ name }: { name: string | null }) {
  return (
    <Alert color="red" mx="lg" mt="sm" icon={<IconTrashX size={18} />} role="alert">
      {name === null ? t('ui.gone') : t('ui.gone_by', { name })}
    </Alert>
  );
}

/** Who else has the record open, and who changed it just now; what is typed stays. */
export function Presence({ type, id, isBehind, showLatest }: PresenceProps) {
  const viewers = useViewers(type, id);
  const change = useLastChange(type, id);
  const gone = useGone(type, id);
  // Who it was is said as long as the fields are behind, not only for a while.
  const [changer, setChanger] = useState<string | null>(null);
  if (change && change.name !== changer) setChanger(change.name);
  const said = (name: string | null) =>
    name === null ? t('ui.changed_just_now') : t('ui.changed_by', { name });
  if (gone) return <Gone {...gone} />;
  return (
    <>
      {(viewers.length > 0 || (change && !isBehind)) && (
        <Group gap="md" className={classes.viewers} role="status">
          {viewers.length > 0 && (
            <Group gap={6} wrap="nowrap">
              <IconEye size={14} aria-hidden />
              <Text fz="xs">
                {t('ui.also_viewing', { names: viewers.map(({ name }) => name).join(', ') })}
              </Text>
            </Group>
          )}
          {change && !isBehind && (
            <Group gap={6} wrap="nowrap">
              <IconPencil size={14} aria-hidden />
              <Text fz="xs">{said(change.name)}</Text>
            </Group>
          )}
        </Group>
      )}
      {isBehind && (
        <Alert color="amber" mx="lg" mt="sm" icon={<IconRefresh size={18} />} role="status">
          <Group justify="space-between">
            <span>
              {said(changer)} {t('ui.typed_stays')}
            </span>
            <Button size="xs" variant="default" onClick={showLatest}>
              {t('ui.show_latest')}
            </Button>
          </Group>
        </Alert>
      )}
    </>
  );
}
