import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../lib/i18n.ts';
import { confirm } from '../feedback/confirm.ts';
import type { Values } from './fields.ts';
import { FormFrame } from './FormFrame.tsx';
import { useIsTopForm } from './top-form.ts';
import type { Form } from './useForm.ts';

export interface FormDialogProps<V extends Values> {
  form: Form<V>;
  title: string;
  /** The verb on the button: "Create client". */
  action: string;
  close: () => void;
  isWide?: boolean | undefined;
  children: ReactNode;
}

/** The dialog around a form: what went wrong above, the buttons below, and a question before typing is lost. */
export function FormDialog<V extends Values>(props: FormDialogProps<V>) {
  const { form, close } = props;
  const isTop = useIsTopForm();

  async function leave(): Promise<void> {
    const isLost = form.isDirty && !form.isBusy;
    const question = {
      title: t('ui.discard_title'),
      text: t('ui.discard_text'),
      action: t('ui.discard'),
    };
    if (!isLost || (await confirm(question))) close();
  }

  return (
    <Modal
      opened
      onClose={() => void leave()}
      closeOnEscape={isTop}
      title={props.title}
      size={props.isWide ? 760 : 520}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <FormFrame form={form}>
        {props.children}
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={() => void leave()}>
            {t('ui.cancel')}
          </Button>
          <Button type="submit" loading={form.isBusy}>
            {props.action}
          </Button>
        </Group>
      </FormFrame>
    </Modal>
  );
}
