import { Button, Modal, Stack, Text } from '@mantine/core';
import type { Site } from '@atrium/contract/sites/sites.ts';
import { IconKey } from '@tabler/icons-react';
import { t } from '../../../lib/i18n.ts';
import { confirm } from '../../../ui/feedback/confirm.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import { Section } from '../record/Section.tsx';
import { useSiteWrites } from '../sites.queries.ts';
import { CodeBlock } from './CodeBlock.tsx';
import { userTokenExample, userTokenUse } from './snippet.ts';

/** Verified identity: the secret, shown once, and what the site's own server does with it. */
export function IdentityCard({ site, canEdit }: { site: Site; canEdit: boolean }) {
  const { rotateSecret } = useSiteWrites();
  const secret = rotateSecret.data?.secret;

  async function rotate() {
    const isSure = await confirm({
      title: t('sites.install.rotate_title', { name: site.name }),
      text: t('sites.install.rotate_text'),
      action: t('sites.install.rotate_confirm'),
    });
    if (isSure) rotateSecret.mutate(site.id, { onError: (error) => notify.problem(error) });
  }

  return (
    <Section title={t('sites.install.identity')} text={t('sites.install.identity_text')}>
      {canEdit && (
        <div>
          <Button
            variant="default"
            leftSection={<IconKey size={16} />}
            loading={rotateSecret.isPending}
            onClick={() => void rotate()}
          >
            {t('sites.install.rotate')}
          </Button>
        </div>
      )}
      <Text fw={500}>{t('sites.install.example')}</Text>
      <Text fz="sm" c="dimmed">
        {t('sites.install.claims')}
      </Text>
      <CodeBlock code={userTokenExample(site.site_id)} copyLabel={t('sites.install.copy_code')} />
      <Text fw={500}>{t('sites.install.example_use')}</Text>
      <CodeBlock code={userTokenUse(site.site_id)} copyLabel={t('sites.install.copy_code')} />
      {secret !== undefined && <SecretDialog secret={secret} onClose={rotateSecret.reset} />}
    </Section>
  );
}

function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('sites.install.secret_title')}
      size={520}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Stack>
        <Text>{t('sites.install.secret_text')}</Text>
        <CodeBlock code={secret} copyLabel={t('sites.install.copy_secret')} />
        <Button onClick={onClose}>{t('sites.install.done')}</Button>
      </Stack>
    </Modal>
  );
}
