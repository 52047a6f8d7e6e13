import { Alert } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Values } from './fields.ts';
import type { Form } from './useForm.ts';

/** The frame of a form: what went wrong as a whole above its fields; Ctrl/⌘ Enter sends it from any of them. */
export function FormFrame<V extends Values>({
  form,
  children,
}: {
  form: Form<V>;
  children: ReactNode;
}) {
  return (
    <form
      ref={form.ref}
      noValidate
      onSubmit={(event) => void form.send(event)}
      onKeyDown={getHotkeyHandler([['mod+Enter', () => void form.send()]])}
    >
      {form.general && (
        <Alert color="red" icon={<IconAlertTriangle size={18} />} mb="sm" role="alert">
          {form.general}
        </Alert>
      )}
      {children}
    </form>
  );
}
