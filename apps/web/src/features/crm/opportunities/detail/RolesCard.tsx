import type { ContactRole } from '@atrium/contract/crm/line-items.ts';
import type { OpportunityDetail } from '@atrium/contract/crm/opportunities.ts';
import { ActionIcon, Group, Menu, Stack } from '@mantine/core';
import { IconDots, IconPencil, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../../../lib/i18n.ts';
import { notify } from '../../../../ui/feedback/notify.tsx';
import { RelatedCard } from '../../../../ui/record-page/RelatedCard.tsx';
import { NewRelated, RelatedLine } from '../../../../ui/record-page/RelatedLine.tsx';
import { RoleForm } from './RoleForm.tsx';
import { useRoles } from './roles.queries.ts';

interface RoleMenuProps {
  role: ContactRole;
  edit: () => void;
  remove: () => void;
}

function RoleMenu({ role, edit, remove }: RoleMenuProps) {
  if (!role.can.update && !role.can.remove) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          size="sm"
          aria-label={t('crm.opportunities.role_menu', { name: role.contact_name })}
        >
          <IconDots size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {role.can.update && (
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={edit}>
            {t('crm.opportunities.role_change')}
          </Menu.Item>
        )}
        {role.can.remove && (
          <Menu.Item leftSection={<IconX size={16} />} onClick={remove}>
            {t('crm.opportunities.role_remove')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Who takes part in a deal, and in which role. */
export function RolesCard({ deal }: { deal: OpportunityDetail }) {
  const { add, remove } = useRoles(deal.id);
  const [open, setOpen] = useState<{ role?: ContactRole }>();

  async function takeOut({ id, contact_id, contact_name, role }: ContactRole): Promise<void> {
    try {
      await remove.mutateAsync(id);
      notify.success(t('crm.opportunities.role_removed', { name: contact_name }), {
        undo: () => void add.mutateAsync({ contact_id, role }).catch(notify.problem),
      });
    } catch (error) {
      notify.problem(error);
    }
  }

  return (
    <>
      <RelatedCard
        type="contact"
        title={t('crm.opportunities.roles')}
        total={deal.contact_roles.length}
        empty={t('crm.opportunities.roles_empty')}
        action={
          deal.can.update && (
            <NewRelated label={t('crm.opportunities.role_add')} onClick={() => setOpen({})} />
          )
        }
      >
        <Stack gap="xs">
          {deal.contact_roles.map((role) => (
            <Group key={role.id} gap={4} wrap="nowrap" justify="space-between" align="flex-start">
              <div style={{ minWidth: 0 }}>
                <RelatedLine
                  to={`/contacts/${role.contact_id}`}
                  name={role.contact_name}
                  note={[role.role, role.contact_title, role.contact_email]
                    .filter(Boolean)
                    .join(' · ')}
                />
              </div>
              <RoleMenu
                role={role}
                edit={() => setOpen({ role })}
                remove={() => void takeOut(role)}
              />
            </Group>
          ))}
        </Stack>
      </RelatedCard>
      {open && <RoleForm deal={deal} {...open} close={() => setOpen(undefined)} />}
    </>
  );
}
