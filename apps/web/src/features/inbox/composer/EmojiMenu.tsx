import { ActionIcon, Popover, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { searchEmoji } from './text/emoji.ts';
import classes from './composer.module.css';

/** Emoji by name or by sight. */
export function EmojiMenu({ onPick }: { onPick: (emoji: string) => void }) {
  const [isOpen, setIsOpen] = useState(false);
  const pick = (emoji: string) => {
    setIsOpen(false);
    onPick(emoji);
  };
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="top-start" width={292} trapFocus>
      <Popover.Target>
        <ActionIcon
          title={t('inbox.composer.emoji')}
          aria-label={t('inbox.composer.emoji')}
          onClick={() => setIsOpen(!isOpen)}
        >
          <IconMoodSmile size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <EmojiGrid onPick={pick} />
      </Popover.Dropdown>
    </Popover>
  );
}

function EmojiGrid({ onPick }: { onPick: (emoji: string) => void }) {
  const [typed, setTyped] = useState('');
  const found = searchEmoji(typed);
  return (
    <>
      <TextInput
        data-autofocus
        size="sm"
        value={typed}
        aria-label={t('inbox.composer.emoji_search')}
        placeholder={t('inbox.composer.emoji_search')}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          const first = found[0];
          if (event.key !== 'Enter' || !first) return;
          // The field gets the focus at once and must not get the key too.
          event.preventDefault();
          onPick(first[0]);
        }}
      />
      {found.length === 0 && (
        <Text fz="sm" c="dimmed" p="xs">
          {t('inbox.composer.emoji_none')}
        </Text>
      )}
      <div className={classes.emojiGrid}>
        {found.map(([emoji, name]) => (
          <UnstyledButton
            key={emoji}
            className={classes.emoji}
            title={name}
            aria-label={name}
            onClick={() => onPick(emoji)}
          >
            {emoji}
          </UnstyledButton>
        ))}
      </div>
    </>
  );
}
