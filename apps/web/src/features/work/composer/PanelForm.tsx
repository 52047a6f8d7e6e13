import { Alert, Button, Stack } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Values } from '../../../ui/record-form/fields.ts';
import type { Form } from '../../../ui/record-form/useForm.ts';
import classes from './composer.module.css';

export interface PanelFormProps<V extends Values> {
  form: Form<V>;
  /** The verb on the button. */
  action: string;
  /** Beside the button. */
  more?: ReactNode;
  children: ReactNode;
}

/** The frame of a panel of the composer: fields, what went wrong, the button. Ctrl/⌘ Enter sends. */
export function PanelForm<V extends Values>({ form, action, more, children }: PanelFormProps<V>) {
  return (
    <form
      ref={form.ref}
      noValidate
      onSubmit={(event) => void form.send(event)}
      onKeyDown={getHotkeyHandler([['mod+Enter', () => void form.send()]])}
    >
      <Stack gap="sm">
        {form.general && (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
            {form.general}
          </Alert>
        )}
        {children}
      </Stack>
      <div className={classes.foot}>
        {more}
        <Button type="submit" size="xs" loading={form.isBusy}>
          {action}
        </Button>
      </div>
    </form>
  );
}
