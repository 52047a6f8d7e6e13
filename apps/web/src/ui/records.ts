import type { TablerIcon } from '@tabler/icons-react';
import { IconId, IconMessage, IconUserCircle, IconWorld } from '@tabler/icons-react';
import { t } from '../lib/i18n.ts';

export interface RecordLook {
  icon: TablerIcon;
  /** A color of the theme. */
  color: string;
  /** The word for one of them. */
  word: () => string;
}

/** Icon and color of each record type: sidebar, page header, look-ups, search and timeline agree by it. */
export const RECORDS = {
  client: { icon: IconId, color: 'slate', word: () => t('ui.record_client') },
  conversation: { icon: IconMessage, color: 'sky', word: () => t('ui.record_conversation') },
  site: { icon: IconWorld, color: 'emerald', word: () => t('ui.record_site') },
  user: { icon: IconUserCircle, color: 'gray', word: () => t('ui.record_user') },
} as const satisfies Record<string, RecordLook>;

export type RecordType = keyof typeof RECORDS;

/** The look of a record type that came over the wire; unknown ones look like a client's line. */
export function lookOf(type: string): RecordLook {
  return type in RECORDS ? RECORDS[type as RecordType] : RECORDS.client;
}
