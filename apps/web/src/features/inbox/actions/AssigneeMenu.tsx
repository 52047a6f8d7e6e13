import { Button } from '@mantine/core';
import type { Conversation } from '@atrium/contract/inbox/conversations.ts';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../lib/i18n.ts';
import { useMe } from '../../../lib/session.queries.ts';
import { Initials, PersonName } from '../../../ui/value/PersonName.tsx';
import { colleaguesQuery } from '../../../lib/records/colleagues.queries.ts';
import { PickMenu } from './PickMenu.tsx';
import { useActions } from './useActions.ts';
import classes from './actions.module.css';

export interface MenuProps {
  conversation: Conversation;
  isOpen: boolean;
  onOpen: (open: boolean) => void;
}

/** Who takes care of it: oneself first, then the colleagues, or nobody. */
export function AssigneeMenu({ conversation, isOpen, onOpen }: MenuProps) {
  const me = useMe();
  const colleagues = useQuery(colleaguesQuery).data ?? [];
  const { assign } = useActions();
  const others = colleagues.filter((colleague) => colleague.id !== me.id);
  const people = [{ id: me.id, name: me.name }, ...others];
  const { assignee } = conversation;
  const title = assignee
    ? t('inbox.actions.assigned_to', { name: assignee.name })
    : t('inbox.actions.assign');

  function pick(key: string) {
    onOpen(false);
    const person = people.find((each) => String(each.id) === key);
    void assign(conversation, person ? { id: person.id, name: person.name } : null);
  }

  return (
    <PickMenu
      isOpen={isOpen}
      onOpen={onOpen}
      searchLabel={t('inbox.actions.assign_search')}
      emptyText={t('inbox.composer.mention_none')}
      onPick={pick}
      picks={[
        ...people.map((person) => ({
          key: String(person.id),
          name: person.name,
          look: <PersonName name={person.name} size={20} />,
          isChosen: conversation.assignee_id === person.id,
        })),
        {
          key: 'nobody',
          name: t('inbox.actions.unassign'),
          look: t('inbox.actions.unassign'),
          isChosen: conversation.assignee_id === null,
        },
      ]}
      target={
        <Button
          size="xs"
          variant="default"
          aria-label={title}
          className={classes.assignee}
          onClick={() => onOpen(!isOpen)}
          leftSection={
            assignee ? <Initials name={assignee.name} size={18} /> : <IconUserPlus size={15} />
          }
        >
          <span className={classes.assigneeName}>
            {assignee?.name ?? t('inbox.actions.unassigned')}
          </span>
        </Button>
      }
    />
  );
}
