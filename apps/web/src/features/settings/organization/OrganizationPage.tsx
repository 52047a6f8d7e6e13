import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../lib/i18n.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx';
import { SettingsPage } from '../SettingsPage.tsx';
import { organizationQuery } from './organization.queries.ts';
import { OrganizationFacts } from './OrganizationFacts.tsx';
import { OrganizationForm } from './OrganizationForm.tsx';

/** The agency itself: its name, address and logo as they stand on papers, its money and its time. */
export function OrganizationPage() {
  const { data, error, refetch } = useQuery(organizationQuery);
  const mayManage = useMay('organization.manage');
  return (
    <SettingsPage title={t('settings.organization')} text={t('settings.organization_text')}>
      {data &&
        (mayManage ? (
          <OrganizationForm latest={data} />
        ) : (
          <OrganizationFacts organization={data} />
        ))}
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={280} radius="lg" />}
    </SettingsPage>
  );
}
