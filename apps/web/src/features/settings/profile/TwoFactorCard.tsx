import { Badge, Button, Card, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { StartTwoFactor } from './StartTwoFactor.tsx';
import { StopTwoFactor } from './StopTwoFactor.tsx';

/** Two-factor: on or off, and the way to the other. */
export function TwoFactorCard() {
  const { two_factor_enabled: isOn } = useMe();
  const [isOpen, setOpen] = useState<'start' | 'stop'>();
  const close = () => setOpen(undefined);
  return (
    <Card component="section">
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Group gap="xs">
            <Title order={2}>{t('settings.two_factor')}</Title>
            <Badge color={isOn ? 'green' : 'gray'}>
              {isOn ? t('settings.on') : t('settings.off')}
            </Badge>
          </Group>
          <Text fz="sm" c="dimmed">
            {t('settings.two_factor_text')}
          </Text>
        </div>
        <Button variant="default" onClick={() => setOpen(isOn ? 'stop' : 'start')}>
          {isOn ? t('settings.turn_off') : t('settings.turn_on')}
        </Button>
      </Group>
      {isOpen === 'start' && <StartTwoFactor close={close} />}
      {isOpen === 'stop' && <StopTwoFactor close={close} />}
    </Card>
  );
}
