import type { OrderDetail } from '@atrium/contract/commerce/orders.ts';
import type { PaperKind } from '@atrium/contract/commerce/papers.ts';
import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import { auth } from '@atrium/contract/identity/auth.ts';
import { Button, Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconDownload,
  IconExternalLink,
  IconPaperclip,
} from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { t } from '../../../lib/i18n.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { AttachPaper } from './AttachPaper.tsx';
import { paperAddress } from './papers.queries.ts';

export type PaperActionsProps =
  | { subject: 'opportunity'; record: OpportunityDetail }
  | { subject: 'order'; record: OrderDetail };

/** The papers of a deal (its quote) or an order (confirmation and invoice): open, download, attach. */
export function PaperActions({ subject, record }: PaperActionsProps) {
  const [attached, setAttached] = useState<PaperKind>();
  const mayAttach = useMay('crm.write');
  const kinds: PaperKind[] = subject === 'opportunity' ? ['quote'] : ['confirmation', 'invoice'];
  const isReady = subject === 'order' || record.can.quote === true;
  return (
    <>
      <Menu
        position="bottom-end"
        // A link cannot exchange an expired access token; this call does, before it is followed.
        onOpen={() => void call(auth.me)}
      >
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} />}>
            {t('commerce.papers.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {!isReady && <Menu.Label maw={240}>{t('commerce.papers.not_quotable')}</Menu.Label>}
          {isReady &&
            kinds.map((kind) => (
              <PaperItems
                key={kind}
                kind={kind}
                id={record.id}
                attach={mayAttach ? () => setAttached(kind) : undefined}
              />
            ))}
        </Menu.Dropdown>
      </Menu>
      {attached && (
        <AttachPaper
          kind={attached}
          subject={{ type: subject, id: record.id, account_id: record.account_id }}
          close={() => setAttached(undefined)}
        />
      )}
    </>
  );
}

interface PaperItemsProps {
  kind: PaperKind;
  id: number;
  attach: (() => void) | undefined;
}

function PaperItems({ kind, id, attach }: PaperItemsProps) {
  const address = paperAddress(kind, id);
  return (
    <>
      <Menu.Label>{t(`commerce.papers.${kind}`)}</Menu.Label>
      <Menu.Item
        component="a"
        href={address}
        target="_blank"
        rel="noreferrer"
        leftSection={<IconExternalLink size={16} />}
      >
        {t('commerce.papers.open')}
      </Menu.Item>
      <Menu.Item component="a" href={address} download leftSection={<IconDownload size={16} />}>
        {t('commerce.papers.download')}
      </Menu.Item>
      {attach && (
        <Menu.Item leftSection={<IconPaperclip size={16} />} onClick={attach}>
          {t('commerce.papers.attach')}
        </Menu.Item>
      )}
    </>
  );
}
