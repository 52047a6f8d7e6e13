import type { ResponseOf } from '@atrium/contract/core/route.ts';
import { ROLES } from '@atrium/contract/core/permissions.ts';
import type { User, users } from '@atrium/contract/identity/users.ts';
import { UserCreate, UserUpdate } from '@atrium/contract/identity/users.ts';
import { useState } from 'react';
import type { z } from 'zod';
import { t } from '../../../lib/i18n.ts';
import { notify } from '../../../ui/feedback/notify.tsx';
import type { Field } from '../../../ui/record-form/fields.ts';
import { RecordForm } from '../../../ui/record-form/RecordForm.tsx';
import { SecretDialog } from '../SecretDialog.tsx';
import { useCreateUser, useUpdateUser } from './users.queries.ts';

/** The fields of a member of staff. */
export function userFields(): Field[] {
  return [
    { name: 'first_name', label: t('auth.first_name'), kind: 'text', isRequired: true },
    { name: 'last_name', label: t('auth.last_name'), kind: 'text', isRequired: true },
    { name: 'email', label: t('auth.email'), kind: 'email', isRequired: true, isWide: true },
    {
      name: 'role',
      label: t('settings.role'),
      kind: 'choice',
      isRequired: true,
      isWide: true,
      hint: t('settings.role_hint'),
      choices: ROLES.map((value) => ({ value, label: t(`settings.role_${value}`) })),
    },
  ];
}

/** Dialog for a new member of staff; shows the temporary password where the answer has one. */
export function UserForm({ close }: { close: () => void }) {
  const create = useCreateUser();
  const [created, setCreated] = useState<ResponseOf<typeof users.create>>();
  if (created?.temporary_password) {
    return (
      <SecretDialog
        title={t('settings.temporary_password')}
        text={t('settings.temporary_password_text', { name: created.name })}
        secret={created.temporary_password}
        close={close}
      />
    );
  }
  return (
    <RecordForm<ResponseOf<typeof users.create>>
      title={t('shell.new_user')}
      action={t('settings.create_user')}
      fields={userFields()}
      shape={UserCreate}
      initial={{ role: 'user' }}
      submit={(body) => create.mutateAsync(body as z.input<typeof UserCreate>)}
      done={(user) => {
        notify.success(t('settings.user_created', { name: user.name }));
        if (user.temporary_password) setCreated(user);
        else close();
      }}
      close={close}
    />
  );
}

/** Dialog that changes a member of staff. */
export function UserEditForm({ user, close }: { user: User; close: () => void }) {
  const update = useUpdateUser();
  return (
    <RecordForm<User>
      title={t('settings.edit_user', { name: user.name })}
      action={t('ui.save_changes')}
      fields={userFields()}
      shape={UserUpdate}
      initial={user}
      fixed={{ version: user.version }}
      submit={(body) =>
        update.mutateAsync({ id: user.id, body: body as z.input<typeof UserUpdate> })
      }
      done={() => {
        notify.success(t('ui.save_successful'));
        close();
      }}
      close={close}
    />
  );
}
