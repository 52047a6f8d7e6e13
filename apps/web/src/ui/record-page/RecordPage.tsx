import { Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import type { z } from 'zod';
import { t } from '../../lib/i18n.ts';
import { rememberRecent } from '../../lib/records/recent.ts';
import { useMe } from '../../lib/session.queries.ts';
import { useTitle } from '../../lib/title.ts';
import { useLeaveGuard } from '../feedback/useLeaveGuard.ts';
import type { Values } from '../record-form/fields.ts';
import { ConflictDialog } from './editing/ConflictDialog.tsx';
import type { Section } from './Fields.tsx';
import { Fields } from './Fields.tsx';
import { Presence } from './Presence.tsx';
import type { RecordHeaderProps } from './RecordHeader.tsx';
import { RecordHeader } from './RecordHeader.tsx';
import classes from './record-page.module.css';
import type { Versioned } from './editing/useInputs.ts';
import { useRecordEdit } from './editing/useRecordEdit.ts';

export interface Column {
  label: string;
  content: ReactNode;
}

export interface RecordPageProps<Row extends Versioned & { id: number }> extends RecordHeaderProps {
  row: Row;
  sections: readonly Section[];
  /** The contract's body of the update. */
  shape: z.ZodType;
  save: (body: Values) => Promise<Row>;
  canEdit: boolean;
  show?: Partial<Record<string, (row: Row) => ReactNode>>;
  /** The path of a record that has one, between header and columns. */
  path?: ReactNode;
  /** Timeline and composer, where the record has them. */
  middle?: Column;
  /** Related lists, where the record has them. */
  right?: Column;
}

/** A record: header, fields in place, timeline, related lists; tabs where the screen is narrow. */
export function RecordPage<Row extends Versioned & { id: number }>(props: RecordPageProps<Row>) {
  const { row, sections } = props;
  const others = [props.middle, props.right].filter((column) => column !== undefined);
  const fields = sections.flatMap((section) => section.fields);
  const edit = useRecordEdit({ row, fields, shape: props.shape, save: props.save });
  const isNarrow = useMediaQuery('(max-width: 62em)', undefined, {
    getInitialValueInEffect: false,
  });
  useLeaveGuard(edit.isDirty);
  useTitle(props.name);
  const { id: user } = useMe();
  const { type, name } = props;
  useEffect(
    () => rememberRecent(user, { type, id: String(row.id), name }),
    [user, type, row.id, name],
  );

  const details = (
    <Fields
      row={row}
      sections={sections}
      edit={edit}
      canEdit={props.canEdit}
      show={props.show ?? {}}
    />
  );
  return (
    <div className={classes.page}>
      <RecordHeader {...props} />
      {props.path}
      <Presence type={props.type} id={row.id} isBehind={edit.isBehind} showLatest={edit.cancel} />
      {isNarrow && others.length > 0 ? (
        <Tabs defaultValue="details">
          <Tabs.List>
            <Tabs.Tab value="details">{t('ui.details')}</Tabs.Tab>
            {others.map(({ label }) => (
              <Tabs.Tab key={label} value={label}>
                {label}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="details" className={classes.panel}>
            <div className={classes.stack}>{details}</div>
          </Tabs.Panel>
          {others.map(({ label, content }) => (
            <Tabs.Panel key={label} value={label} className={classes.panel}>
              <div className={classes.stack}>{content}</div>
            </Tabs.Panel>
          ))}
        </Tabs>
      ) : (
        <div className={classes.columns} data-columns={1 + others.length}>
          <div>{details}</div>
          {others.map(({ label, content }) => (
            <div key={label}>{content}</div>
          ))}
        </div>
      )}
      {edit.conflict && (
        <ConflictDialog
          fields={fields}
          differences={edit.conflict.found}
          isBusy={edit.isBusy}
          save={(choices) => void edit.resolve(choices)}
          close={edit.closeConflict}
        />
      )}
    </div>
  );
}
