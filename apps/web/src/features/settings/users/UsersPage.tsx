import type { User } from '@atrium/contract/identity/users.ts';
import { userList, users, UserUpdate } from '@atrium/contract/identity/users.ts';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import { t } from '../../../lib/i18n.ts';
import { forEachRow } from '../../../lib/lists/in-turn.ts';
import { useMay } from '../../../lib/session.queries.ts';
import { DataTable } from '../../../ui/data-table/DataTable.tsx';
import type { Column, FilterWords } from '../../../ui/data-table/types.ts';
import type { Values } from '../../../ui/record-form/fields.ts';
import { PersonName } from '../../../ui/value/PersonName.tsx';
import { StatusBadge } from '../../../ui/value/StatusBadge.tsx';
import { When } from '../../../ui/value/When.tsx';
import { UserEditForm, userFields, UserForm } from './UserForm.tsx';
import { UserMenu } from './UserMenu.tsx';
import { usersQuery, useUpdateUser } from './users.queries.ts';

function userColumns(canManage: boolean): Column<User>[] {
  const field = (name: string) => userFields().find((each) => each.name === name);
  const columns: Column<User>[] = [
    {
      id: 'name',
      label: t('settings.name'),
      size: 210,
      cell: ({ name }) => <PersonName name={name} />,
    },
    {
      id: 'email',
      label: t('auth.email'),
      size: 230,
      cell: ({ email }) => email,
      field: field('email'),
    },
    {
      id: 'role',
      label: t('settings.role'),
      size: 130,
      cell: ({ role }) => t(`settings.role_${role}`),
      field: field('role'),
    },
    {
      id: 'is_active',
      label: t('settings.state'),
      size: 110,
      cell: ({ is_active }) => (
        <StatusBadge color={is_active ? 'green' : 'gray'}>
          {is_active ? t('settings.active') : t('settings.inactive')}
        </StatusBadge>
      ),
    },
    {
      id: 'two_factor_enabled',
      label: t('settings.two_factor'),
      size: 110,
      cell: ({ two_factor_enabled }) => (two_factor_enabled ? t('settings.on') : t('settings.off')),
    },
    {
      id: 'last_login_at',
      label: t('settings.last_login'),
      size: 130,
      cell: ({ last_login_at }) => <When at={last_login_at} />,
    },
    {
      id: 'created_at',
      label: t('settings.created'),
      size: 120,
      isHidden: true,
      cell: ({ created_at }) => <When at={created_at} look="short" />,
    },
  ];
  if (!canManage) return columns;
  return [
    ...columns,
    {
      id: 'actions',
      label: t('ui.more'),
      size: 80,
      isAction: true,
      cell: (user) => <UserMenu key={user.id} user={user} />,
    },
  ];
}

function userFilters(): Record<string, FilterWords> {
  return {
    role: {
      label: t('settings.role'),
      choices: { admin: t('settings.role_admin'), user: t('settings.role_user') },
    },
    is_active: { label: t('settings.active') },
    email: { label: t('auth.email') },
    created_at: { label: t('settings.created') },
    last_login_at: { label: t('settings.last_login') },
  };
}

/** The members of staff. */
export function UsersPage() {
  const canManage = useMay('users.manage');
  const [isCreating, setCreating] = useState(false);
  const [edited, setEdited] = useState<User>();
  const columns = useMemo(() => userColumns(canManage), [canManage]);
  const update = useUpdateUser();
  const save = (id: number, body: Values) =>
    update.mutateAsync({ id, body: body as z.input<typeof UserUpdate> });
  const changing = {
    onOpen: setEdited,
    exportRoute: users.export,
    edit: { shape: UserUpdate, save },
    bulk: {
      change: (rows: User[], fields: Values) =>
        forEachRow(rows, ({ id, version }) => save(id, { ...fields, version })),
      isActive: ({ is_active }: User) => is_active,
    },
  };
  return (
    <>
      <DataTable<User>
        name="users"
        record="user"
        title={t('settings.users')}
        declaration={userList}
        columns={columns}
        query={usersQuery}
        nameOf={({ name }) => name}
        {...(canManage ? changing : {})}
        filters={userFilters()}
        onNew={canManage ? () => setCreating(true) : undefined}
        newLabel={t('shell.new_user')}
        empty={{ title: t('settings.users_empty') }}
      />
      {isCreating && <UserForm close={() => setCreating(false)} />}
      {edited && <UserEditForm user={edited} close={() => setEdited(undefined)} />}
    </>
  );
}
