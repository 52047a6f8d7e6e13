import { ActionIcon, Button, Card, Group, Text, TextInput, Title } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { t } from '../../../../lib/i18n.ts';
import classes from './sla.module.css';
import type { CardProps } from './TargetsCard.tsx';

/** Days on which nobody works. */
export function HolidaysCard({ form, canEdit }: CardProps) {
  const { holidays } = form.values;
  const set = (index: number, change: Partial<(typeof holidays)[number]>) =>
    form.change('holidays', (days) =>
      days.map((day, at) => (at === index ? { ...day, ...change } : day)),
    );
  return (
    <Card component="section" aria-label={t('work.sla.holidays')}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Title order={2}>{t('work.sla.holidays')}</Title>
          <Text c="dimmed" fz="sm">
            {t('work.sla.holidays_text')}
          </Text>
        </div>
        {canEdit && (
          <Button
            variant="default"
            size="xs"
            style={{ flex: 'none' }}
            leftSection={<IconPlus size={15} />}
            onClick={() => form.change('holidays', (days) => [...days, { date: '', name: '' }])}
          >
            {t('work.sla.add_holiday')}
          </Button>
        )}
      </Group>
      {form.errors.holidays && (
        <Text c="red" fz="sm" role="alert">
          {form.errors.holidays}
        </Text>
      )}
      {holidays.length === 0 && (
        <Text c="dimmed" mt="sm">
          {t('work.sla.holidays_empty')}
        </Text>
      )}
      <ul className={classes.days}>
        {holidays.map(({ date, name }, index) => (
          <li key={index}>
            <TextInput
              type="date"
              aria-label={t('work.sla.date')}
              readOnly={!canEdit}
              value={date}
              error={form.errors[`holidays.${index}.date`]}
              onChange={(event) => set(index, { date: event.currentTarget.value })}
            />
            <TextInput
              className={classes.named}
              aria-label={t('work.sla.name')}
              placeholder={t('work.sla.name')}
              readOnly={!canEdit}
              value={name}
              error={form.errors[`holidays.${index}.name`]}
              onChange={(event) => set(index, { name: event.currentTarget.value })}
            />
            {canEdit && (
              <ActionIcon
                aria-label={t('work.sla.remove_holiday', { name: name || date })}
                onClick={() =>
                  form.change('holidays', (days) => days.filter((_, at) => at !== index))
                }
              >
                <IconX size={16} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
