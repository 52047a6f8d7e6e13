import type { Permission } from '@atrium/contract/core/permissions.ts';
import type { TablerIcon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Ref } from '../../../ui/records.ts';

/** What the form of a tab is given. */
export interface TabFormProps {
  /** The record on screen. */
  of: Ref;
  /** It was saved. */
  done: () => void;
  /** Goes on in another tab, with something in it already. */
  goOn: (tab: string, draft: Record<string, unknown>) => void;
}

/** One thing that can be written from a record page. */
export interface ComposerTab {
  key: string;
  label: string;
  icon: TablerIcon;
  permission: Permission;
  /** Kinds of records that it is offered on; all of them when left out. */
  on?: readonly string[];
  form: ComponentType<TabFormProps>;
}
