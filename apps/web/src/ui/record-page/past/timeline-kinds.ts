import { TIMELINE_KINDS, type TimelineKind } from '@atrium/contract/records/timeline.ts';
import {
  IconArrowRight,
  IconCalendarEvent,
  IconCheckbox,
  IconLifebuoy,
  IconMail,
  IconNote,
  IconPaperclip,
  IconPencil,
  IconPhone,
  IconWorld,
  type TablerIcon,
} from '@tabler/icons-react';
import { t } from '../../../lib/i18n.ts';

/** Kinds that look like themselves; a line of any other kind looks like its record. */
const LOOKS: Partial<Record<TimelineKind, { icon: TablerIcon; color: string }>> = {
  note: { icon: IconNote, color: 'yellow' },
  task: { icon: IconCheckbox, color: 'blue' },
  event: { icon: IconCalendarEvent, color: 'grape' },
  call: { icon: IconPhone, color: 'teal' },
  email: { icon: IconMail, color: 'sky' },
  visit: { icon: IconWorld, color: 'emerald' },
  case: { icon: IconLifebuoy, color: 'pink' },
  stage: { icon: IconArrowRight, color: 'amber' },
  file: { icon: IconPaperclip, color: 'gray' },
  change: { icon: IconPencil, color: 'gray' },
};

/** Icon and color of a kind of line. */
export function lookOfKind(kind: TimelineKind): { icon: TablerIcon; color: string } | undefined {
  return LOOKS[kind];
}

/** Every kind with its word, for the filter. */
export function kindChoices(): { value: TimelineKind; label: string }[] {
  return TIMELINE_KINDS.map((value) => ({ value, label: t(`ui.timeline_kinds.${value}`) }));
}
