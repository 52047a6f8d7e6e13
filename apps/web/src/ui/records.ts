import type { TablerIcon } from '@tabler/icons-react';
import {
  IconBox,
  IconBuilding,
  IconCalendarEvent,
  IconCash,
  IconCheckbox,
  IconId,
  IconLifebuoy,
  IconMessage,
  IconReceipt,
  IconRepeat,
  IconSparkles,
  IconTarget,
  IconUser,
  IconUserCircle,
  IconWorld,
} from '@tabler/icons-react';
import { t } from '../lib/i18n.ts';

export interface RecordLook {
  icon: TablerIcon;
  /** A color of the theme. */
  color: string;
  /** The word for one of them. */
  word: () => string;
}

/** A record, by its type and id. */
export interface Ref {
  type: string;
  id: number | string;
}

/** Icon and color of each record type: sidebar, page header, look-ups, search and timeline agree by it. */
export const RECORDS = {
  account: { icon: IconBuilding, color: 'indigo', word: () => t('ui.record_account') },
  contact: { icon: IconUser, color: 'violet', word: () => t('ui.record_contact') },
  lead: { icon: IconSparkles, color: 'orange', word: () => t('ui.record_lead') },
  opportunity: { icon: IconTarget, color: 'amber', word: () => t('ui.record_opportunity') },
  product: { icon: IconBox, color: 'teal', word: () => t('ui.record_product') },
  order: { icon: IconReceipt, color: 'cyan', word: () => t('ui.record_order') },
  payment: { icon: IconCash, color: 'green', word: () => t('ui.record_payment') },
  contract: { icon: IconRepeat, color: 'lime', word: () => t('ui.record_contract') },
  client: { icon: IconId, color: 'slate', word: () => t('ui.record_client') },
  conversation: { icon: IconMessage, color: 'sky', word: () => t('ui.record_conversation') },
  case: { icon: IconLifebuoy, color: 'pink', word: () => t('ui.record_case') },
  site: { icon: IconWorld, color: 'emerald', word: () => t('ui.record_site') },
  activity: { icon: IconCheckbox, color: 'blue', word: () => t('ui.record_activity') },
  // Not a kind of its own, but it looks like one.
  event: { icon: IconCalendarEvent, color: 'grape', word: () => t('ui.record_event') },
  user: { icon: IconUserCircle, color: 'gray', word: () => t('ui.record_user') },
} as const satisfies Record<string, RecordLook>;

export type RecordType = keyof typeof RECORDS;

/** The look of a record type that came over the wire; unknown ones look like a client's line. */
export function lookOf(type: string): RecordLook {
  return type in RECORDS ? RECORDS[type as RecordType] : RECORDS.client;
}
