import type { Notification } from '@atrium/contract/notifications/notifications.ts';
import { recordPath } from '@atrium/contract/records/record-paths.ts';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { t } from '../../lib/i18n.ts';
import { useLive } from '../../lib/live/index.ts';
import { notify } from '../../ui/feedback/notify.tsx';
import { tellOutside } from '../inbox/alerts/outside.ts';
import { useAlertSettings } from '../inbox/alerts/useAlertSettings.ts';

/** Tells of what is new for this person wherever in the app he is; mounted once behind the sign-in. */
export function NotificationAlerts() {
  const { settings } = useAlertSettings();
  const navigate = useNavigate();
  const here = useRouterState({ select: (state) => state.location.pathname });

  function hear({ id, subject_type, subject_id, summary, text }: Notification): void {
    const to = recordPath(subject_type, subject_id);
    const open = () => to !== undefined && void navigate({ to });
    tellOutside(settings, { title: summary, body: text ?? '', tag: `notification-${id}`, open });
    if (to === here) return;
    notify.info(summary, to === undefined ? {} : { link: { label: t('ui.view'), to } });
  }

  useLive((push) => {
    if (push.type === 'notification' && push.notification) hear(push.notification);
  });
  return null;
}
