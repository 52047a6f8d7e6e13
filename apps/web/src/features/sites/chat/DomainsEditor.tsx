import { ActionIcon, Button, Group, Text, TextInput } from '@mantine/core';
import { IconTrash, IconWorld } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { addDomains } from '../record/domains.ts';
import classes from './chat.module.css';

export interface DomainsEditorProps {
  domains: readonly string[];
  onDomains: (domains: string[]) => void;
}

/** The domains as a list; what is pasted may be whole addresses, and several. */
export function DomainsEditor({ domains, onDomains }: DomainsEditorProps) {
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<string>();

  function add() {
    const result = addDomains(domains, typed);
    onDomains(result.domains);
    setRefused(result.refused);
    setTyped(result.refused ?? '');
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    add();
  }

  return (
    <>
      {domains.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('sites.chat.no_domains')}
        </Text>
      )}
      <ul className={classes.list}>
        {domains.map((domain) => (
          <li key={domain} className={classes.line}>
            <IconWorld size={16} aria-hidden />
            <span className={classes.text}>{domain}</span>
            <ActionIcon
              aria-label={t('sites.chat.remove', { name: domain })}
              onClick={() => onDomains(domains.filter((each) => each !== domain))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Group align="flex-start" gap="xs" wrap="nowrap">
        <TextInput
          className={classes.text}
          aria-label={t('sites.chat.domains_add')}
          placeholder={t('sites.chat.domains_placeholder')}
          value={typed}
          error={refused && t('sites.chat.bad_domain', { domain: refused })}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setRefused(undefined);
          }}
          onKeyDown={onKeyDown}
        />
        <Button variant="default" disabled={typed.trim() === ''} onClick={add}>
          {t('sites.chat.add')}
        </Button>
      </Group>
    </>
  );
}
