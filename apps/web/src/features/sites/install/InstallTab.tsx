import { Alert, Anchor, Button, List, Stack, Tabs, Text } from '@mantine/core';
import type { Site } from '@atrium/contract/sites/sites.ts';
import { IconWorldOff } from '@tabler/icons-react';
import { t } from '../../../lib/i18n.ts';
import { Section } from '../record/Section.tsx';
import { CodeBlock } from './CodeBlock.tsx';
import { IdentityCard } from './IdentityCard.tsx';
import { contentSecurityOf, PLATFORMS, singleTagOf, snippetOf } from './snippet.ts';
import classes from '../sites.module.css';

export interface InstallTabProps {
  site: Site;
  canEdit: boolean;
  showDomains: () => void;
}

/** How the messenger gets on the page: snippet, steps, what a strict page must allow, signed-in users. */
export function InstallTab({ site, canEdit, showDomains }: InstallTabProps) {
  const { origin } = window.location;
  return (
    <Stack gap="md" className={classes.narrow}>
      {site.allowed_domains.length === 0 && (
        <Alert color="amber" icon={<IconWorldOff size={18} />}>
          <Stack gap="xs" align="flex-start">
            {t('sites.install.check_domains')}
            <Button size="xs" variant="default" onClick={showDomains}>
              {t('sites.install.to_domains')}
            </Button>
          </Stack>
        </Alert>
      )}
      <Section title={t('sites.install.snippet')} text={t('sites.install.snippet_text')}>
        <CodeBlock code={snippetOf(origin, site.site_id)} copyLabel={t('sites.install.copy')} />
        <Anchor href="/demo" target="_blank" fz="sm">
          {t('sites.install.demo')}
        </Anchor>
      </Section>
      <Section title={t('sites.install.platforms')}>
        <Steps />
      </Section>
      <Section title={t('sites.install.one_tag')} text={t('sites.install.one_tag_text')}>
        <CodeBlock
          code={singleTagOf(origin, site.site_id)}
          copyLabel={t('sites.install.copy_tag')}
        />
      </Section>
      <Section title={t('sites.install.csp')} text={t('sites.install.csp_text')}>
        <CodeBlock code={contentSecurityOf(origin)} copyLabel={t('sites.install.copy_csp')} />
      </Section>
      <IdentityCard site={site} canEdit={canEdit} />
    </Stack>
  );
}

function Steps() {
  return (
    <Tabs defaultValue="html" keepMounted={false}>
      <Tabs.List>
        {PLATFORMS.map((platform) => (
          <Tabs.Tab key={platform} value={platform}>
            {t(`sites.install.platform.${platform}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {PLATFORMS.map((platform) => (
        <Tabs.Panel key={platform} value={platform} pt="sm">
          <List type="ordered" spacing={6}>
            {t(`sites.install.steps.${platform}`, { returnObjects: true }).map((step) => (
              <List.Item key={step}>
                <Text inherit>{step}</Text>
              </List.Item>
            ))}
          </List>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
