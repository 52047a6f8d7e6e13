import { ActionIcon, Button, FileButton, Text } from '@mantine/core';
import { ATTACHMENT_TYPES } from '@atrium/contract/inbox/limits.ts';
import {
  IconBold,
  IconItalic,
  IconLink,
  IconMessageBolt,
  IconPaperclip,
  IconSend,
} from '@tabler/icons-react';
import { t } from '../../../lib/i18n.ts';
import { COMMAND_KEY } from '../keyboard/command-key.ts';
import { EmojiMenu } from './EmojiMenu.tsx';
import classes from './composer.module.css';

export interface ComposerFootProps {
  isNote: boolean;
  canSend: boolean;
  /** Characters beyond the limit. */
  excess: number;
  isUploading: boolean;
  onSend: () => void;
  onFiles: (files: File[]) => void;
  onInsert: (piece: string) => void;
  onMark: (mark: string) => void;
  onLink: () => void;
}

/** Formatting, files, emoji, and Send. */
export function ComposerFoot(props: ComposerFootProps) {
  return (
    <div className={classes.foot}>
      <Tools {...props} />
      <span className={classes.hint}>
        {props.excess > 0 ? (
          <Text span fz="xs" c="red" role="alert">
            {t('inbox.composer.too_long', { count: props.excess })}
          </Text>
        ) : (
          t(props.isUploading ? 'inbox.composer.wait_uploads' : 'inbox.composer.hint', {
            key: COMMAND_KEY,
          })
        )}
      </span>
      <Button
        size="xs"
        disabled={!props.canSend}
        {...(props.isNote ? { color: 'amber' } : {})}
        rightSection={<IconSend size={14} />}
        onClick={props.onSend}
      >
        {t(props.isNote ? 'inbox.composer.add_note' : 'inbox.composer.send')}
      </Button>
    </div>
  );
}

function Tools({ isNote, onFiles, onInsert, onMark, onLink }: ComposerFootProps) {
  return (
    <div className={classes.tools}>
      <Tool name={t('inbox.composer.bold')} icon={IconBold} onClick={() => onMark('**')} />
      <Tool name={t('inbox.composer.italic')} icon={IconItalic} onClick={() => onMark('_')} />
      <Tool name={t('inbox.composer.link')} icon={IconLink} onClick={onLink} />
      <EmojiMenu onPick={onInsert} />
      <FileButton multiple accept={ATTACHMENT_TYPES.join(',')} onChange={onFiles}>
        {(button) => (
          <Tool name={t('inbox.composer.attach')} icon={IconPaperclip} onClick={button.onClick} />
        )}
      </FileButton>
      {!isNote && (
        <Tool
          name={t('inbox.composer.canned')}
          icon={IconMessageBolt}
          onClick={() => onInsert('/')}
        />
      )}
    </div>
  );
}

interface ToolProps {
  name: string;
  icon: typeof IconBold;
  onClick: () => void;
}

function Tool({ name, icon: Icon, onClick }: ToolProps) {
  return (
    <ActionIcon title={name} aria-label={name} onClick={onClick}>
      <Icon size={18} />
    </ActionIcon>
  );
}
