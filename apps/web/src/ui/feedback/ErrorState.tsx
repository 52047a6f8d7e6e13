import { Button, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react';
import { ApiProblem, UNREACHABLE } from '../../lib/api/problem.ts';
import { t } from '../../lib/i18n.ts';

/** No answer at all: neither to a call, nor to the question for a part of the program (each browser says it its way). */
function isUnreachable(error: unknown): boolean {
  if (error instanceof ApiProblem) return error.code === UNREACHABLE;
  return error instanceof TypeError && /import|module|fetch/i.test(error.message);
}

function wordsOf(error: unknown): { title: string; text: string } {
  if (isUnreachable(error)) {
    return { title: t('ui.unreachable_title'), text: t('ui.unreachable_text') };
  }
  if (!(error instanceof ApiProblem)) {
    return { title: t('ui.error_title'), text: t('ui.error_text') };
  }
  if (error.status === 404) return { title: t('ui.missing_title'), text: t('ui.missing_text') };
  if (error.status === 403) return { title: t('ui.forbidden_title'), text: t('ui.forbidden_text') };
  if (error.status >= 500) return { title: t('ui.error_title'), text: t('ui.error_text') };
  return { title: error.problem.title, text: error.problem.detail ?? t('ui.error_text') };
}

export interface ErrorStateProps {
  error: unknown;
  retry?: (() => void) | undefined;
}

/** What happened, what is safe, what to do; the request id small below. */
export function ErrorState({ error, retry }: ErrorStateProps) {
  const { title, text } = wordsOf(error);
  const isOffline = isUnreachable(error);
  const Icon = isOffline ? IconPlugConnectedX : IconAlertTriangle;
  const requestId = error instanceof ApiProblem ? error.requestId : undefined;
  return (
    <Stack align="center" gap="xs" px="md" py={48} ta="center" role="alert">
      <ThemeIcon variant="light" color="amber" size={48} radius="xl" mb={4}>
        <Icon size={26} stroke={1.5} />
      </ThemeIcon>
      <Text fz="lg" fw={600}>
        {title}
      </Text>
      <Text c="dimmed" maw={460}>
        {text}
      </Text>
      {retry && (
        <Button variant="default" onClick={retry} mt="xs">
          {t('ui.try_again')}
        </Button>
      )}
      {requestId && (
        <Text c="dimmed" fz="xs" ff="monospace">
          {t('ui.request_id', { id: requestId })}
        </Text>
      )}
    </Stack>
  );
}
