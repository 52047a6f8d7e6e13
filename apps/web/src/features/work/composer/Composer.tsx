import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.queries.ts';
import type { Ref } from '../../../ui/records.ts';
import { draftKey, readDraft, writeDraft } from './draft.ts';
import type { TabFormProps } from './tab.ts';
import { composerTabs } from './tabs.ts';
import classes from './composer.module.css';

/** Where a person writes from a record page; what is offered stands in tabs.ts. */
export function Composer({ of }: { of: Ref }) {
  const { permissions, id } = useMe();
  const tabs = composerTabs().filter(
    ({ permission, on }) => permissions.includes(permission) && (!on || on.includes(of.type)),
  );
  const keyOf = (tab: string) => draftKey(id, of, tab);
  // What was begun is open again.
  const [open, setOpen] = useState(
    () => tabs.find(({ key }) => Object.keys(readDraft(keyOf(key))).length > 0)?.key ?? null,
  );
  if (tabs.length === 0) return null;
  const goOn: TabFormProps['goOn'] = (tab, draft) => {
    writeDraft(keyOf(tab), draft, {});
    setOpen(tab);
  };
  return (
    <section aria-label={t('work.composer.title')} className={classes.composer}>
      <Tabs
        variant="pills"
        value={open}
        // The open tab closes again; nothing written is lost, for drafts are kept.
        onChange={(tab) => setOpen(tab)}
        allowTabDeactivation
        keepMounted={false}
      >
        <Tabs.List>
          {tabs.map(({ key, label, icon: Icon }) => (
            <Tabs.Tab key={key} value={key} leftSection={<Icon size={15} stroke={1.7} />}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ key, form: Form }) => (
          <Tabs.Panel key={key} value={key} pt="xs">
            <Form of={of} done={() => setOpen(null)} goOn={goOn} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </section>
  );
}
