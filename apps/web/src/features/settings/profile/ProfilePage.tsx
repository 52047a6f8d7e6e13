import { t } from '../../../lib/i18n.ts';
import { SettingsPage } from '../SettingsPage.tsx';
import { DetailsCard } from './DetailsCard.tsx';
import { PasswordCard } from './PasswordCard.tsx';
import { SessionsCard } from './SessionsCard.tsx';
import { TwoFactorCard } from './TwoFactorCard.tsx';

/** What a person sets about himself. */
export function ProfilePage() {
  return (
    <SettingsPage title={t('settings.profile')}>
      <DetailsCard />
      <PasswordCard />
      <TwoFactorCard />
      <SessionsCard />
    </SettingsPage>
  );
}
