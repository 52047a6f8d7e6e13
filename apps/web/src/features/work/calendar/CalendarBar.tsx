import { ActionIcon, Button, Group, SegmentedControl, Select, Title, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../lib/i18n.ts';
import { colleaguesQuery } from '../../../lib/records/colleagues.queries.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { VIEWS, type View } from './calendar-view.ts';
import classes from './calendar.module.css';

export interface CalendarBarProps {
  title: string;
  view: View;
  setView: (view: View) => void;
  go: (way: 'prev' | 'next' | 'today') => void;
  /** `me`, `all`, or the id of a colleague. */
  whose: string;
  setWhose: (whose: string) => void;
  zone: string;
  /** The person's time zone, and the browser's. */
  zones: readonly string[];
  setZone: (zone: string) => void;
  create: (() => void) | undefined;
}

function Whose({ whose, setWhose }: Pick<CalendarBarProps, 'whose' | 'setWhose'>) {
  const me = useMe();
  const colleagues = useQuery(colleaguesQuery).data ?? [];
  const others = colleagues.filter(({ id }) => id !== me.id);
  return (
    <Select
      aria-label={t('work.calendar.whose')}
      w={180}
      data={[
        { value: 'me', label: t('work.calendar.mine') },
        { value: 'all', label: t('work.calendar.everybody') },
        ...others.map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
      allowDeselect={false}
      searchable
      value={whose}
      onChange={(next) => setWhose(next ?? 'me')}
    />
  );
}

function Steps({ go }: Pick<CalendarBarProps, 'go'>) {
  const steps = [
    ['prev', t('work.calendar.previous'), IconChevronLeft],
    ['next', t('work.calendar.next'), IconChevronRight],
  ] as const;
  return (
    <Group gap={4} wrap="nowrap">
      <Button variant="default" size="sm" onClick={() => go('today')}>
        {t('work.calendar.today')}
      </Button>
      {steps.map(([way, label, Icon]) => (
        <Tooltip key={way} label={label}>
          <ActionIcon size={34} variant="default" aria-label={label} onClick={() => go(way)}>
            <Icon size={18} />
          </ActionIcon>
        </Tooltip>
      ))}
    </Group>
  );
}

/** Over the calendar: which part, whose, how it is looked at. */
export function CalendarBar(props: CalendarBarProps) {
  const { title, view, setView, zone, zones, setZone, create } = props;
  const choices = [...new Set(zones)];
  return (
    <header className={classes.bar}>
      <Steps go={props.go} />
      <Title order={1} aria-live="polite" className={classes.title}>
        {title}
      </Title>
      <Group gap="xs" className={classes.choices}>
        {choices.length > 1 && (
          <Select
            aria-label={t('work.calendar.zone')}
            w={180}
            data={choices}
            allowDeselect={false}
            value={zone}
            onChange={(next) => next && setZone(next)}
          />
        )}
        <Whose whose={props.whose} setWhose={props.setWhose} />
        <SegmentedControl
          aria-label={t('work.calendar.view')}
          value={view}
          onChange={(next) => setView(next as View)}
          data={(Object.keys(VIEWS) as View[]).map((value) => ({
            value,
            label: t(`work.calendar.views.${value}`),
          }))}
        />
        {create && (
          <Button leftSection={<IconPlus size={16} />} onClick={create}>
            {t('work.activities.new_event')}
          </Button>
        )}
      </Group>
    </header>
  );
}
