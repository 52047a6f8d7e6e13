import { t } from '../../../lib/i18n.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { FeedCard } from '../../work/calendar/FeedCard.tsx';
import { SettingsPage } from '../SettingsPage.tsx';
import { DetailsCard } from './DetailsCard.tsx';
import { PasswordCard } from './PasswordCard.tsx';
import { SessionsCard } from './SessionsCard.tsx';
import { TwoFactorCard } from './TwoFactorCard.tsx';

/** What a person sets about himself. */
export function ProfilePage() {
  const mayWork = useMay('work.read');
  return (
    <SettingsPage title={t('settings.profile')}>
      <DetailsCard />
      <PasswordCard />
      <TwoFactorCard />
      {mayWork && <FeedCard />}
      <SessionsCard />
    </SettingsPage>
  );
}
