import { Button, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Values } from '../../../ui/record-form/fields.ts';
import { FormFrame } from '../../../ui/record-form/FormFrame.tsx';
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
    <FormFrame form={form}>
      <Stack gap="sm">{children}</Stack>
      <div className={classes.foot}>
        {more}
        <Button type="submit" size="xs" loading={form.isBusy}>
          {action}
        </Button>
      </div>
    </FormFrame>
  );
}
