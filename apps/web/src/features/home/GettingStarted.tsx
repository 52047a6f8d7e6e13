import {
  Anchor,
  Button,
  Card,
  Group,
  Progress,
  Skeleton,
  Text,
  ThemeIcon,
  Title,
} from '@mantine/core';
import { IconCheck, IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { t } from '../../lib/i18n.ts';
import { useMay } from '../../lib/session.queries.ts';
import { checklistQuery } from './checklist.queries.ts';
import classes from './home.module.css';

interface Step {
  title: string;
  text: string;
  isDone: boolean;
  to: string;
  action: string;
}

function StepLine({ step }: { step: Step }) {
  return (
    <li className={classes.step} data-done={step.isDone || undefined}>
      <ThemeIcon
        size={24}
        radius="xl"
        variant={step.isDone ? 'filled' : 'default'}
        color={step.isDone ? 'green' : undefined}
        aria-hidden
      >
        {step.isDone && <IconCheck size={15} stroke={2.4} />}
      </ThemeIcon>
      <div className={classes.stepText}>
        <Text fw={500}>
          {step.title}
          {step.isDone && <span className={classes.hidden}> ({t('home.done')})</span>}
        </Text>
        <Text fz="sm" c="dimmed">
          {step.text}
        </Text>
      </div>
      {!step.isDone && (
        <Button component={Link} to={step.to} variant="default" size="xs">
          {step.action}
        </Button>
      )}
    </li>
  );
}

/** The way to the first conversation, ticked off by what is really there. Gone when all is done. */
export function GettingStarted() {
  const isAdministrator = useMay('sites.manage');
  const { data } = useQuery({ ...checklistQuery, enabled: isAdministrator });
  if (!isAdministrator) return <DemoCard />;
  if (!data) return <Skeleton h={240} radius="lg" />;
  const site = data.first_site_id === undefined ? '/sites' : `/sites/${data.first_site_id}`;
  const steps: Step[] = [
    {
      title: t('home.step_site'),
      text: t('home.step_site_text'),
      isDone: data.sites > 0,
      to: '/sites',
      action: t('home.step_site_action'),
    },
    {
      title: t('home.step_snippet'),
      text: t('home.step_snippet_text'),
      isDone: data.conversations > 0,
      to: site,
      action: t('home.step_snippet_action'),
    },
    {
      title: t('home.step_colleague'),
      text: t('home.step_colleague_text'),
      isDone: data.users > 1,
      to: '/settings/users',
      action: t('home.step_colleague_action'),
    },
  ];
  const done = steps.filter(({ isDone }) => isDone).length;
  if (done === steps.length) return <DemoCard />;
  return (
    <>
      <Card component="section" aria-label={t('home.start')}>
        <Group justify="space-between" mb={6}>
          <Title order={2}>{t('home.start')}</Title>
          <Text fz="sm" c="dimmed">
            {t('home.progress', { done, total: steps.length })}
          </Text>
        </Group>
        <Progress
          value={(done / steps.length) * 100}
          size={4}
          mb="sm"
          aria-label={t('home.start')}
        />
        <ol className={classes.steps}>
          {steps.map((step) => (
            <StepLine key={step.title} step={step} />
          ))}
        </ol>
      </Card>
      <DemoCard />
    </>
  );
}

function DemoCard() {
  return (
    <Card component="section" aria-label={t('home.demo')}>
      <Group justify="space-between">
        <div style={{ maxWidth: 560 }}>
          <Title order={2}>{t('home.demo')}</Title>
          <Text fz="sm" c="dimmed">
            {t('home.demo_text')}
          </Text>
        </div>
        <Anchor href="/demo" target="_blank" fz="sm" fw={500}>
          <Group gap={6} wrap="nowrap">
            {t('home.demo_action')} <IconExternalLink size={16} aria-hidden />
          </Group>
        </Anchor>
      </Group>
    </Card>
  );
}
