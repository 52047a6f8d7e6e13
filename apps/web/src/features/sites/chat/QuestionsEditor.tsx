import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { t } from '../../../lib/i18n.ts';
import classes from './chat.module.css';

const MOST = 6;

export interface QuestionsEditorProps {
  questions: readonly string[];
  errorOf: (index: number) => string | undefined;
  onQuestions: (questions: string[]) => void;
}

/** The suggested questions, one field each. */
export function QuestionsEditor({ questions, errorOf, onQuestions }: QuestionsEditorProps) {
  return (
    <>
      {questions.map((question, index) => {
        const name = t('sites.chat.question', { number: index + 1 });
        return (
          // A question has no identity but its place.
          <Group key={index} gap="xs" wrap="nowrap" align="flex-start">
            <TextInput
              className={classes.text}
              aria-label={name}
              placeholder={name}
              value={question}
              error={errorOf(index)}
              onChange={(event) => onQuestions(questions.with(index, event.currentTarget.value))}
            />
            <ActionIcon
              size="lg"
              aria-label={t('sites.chat.remove', { name })}
              onClick={() => onQuestions(questions.toSpliced(index, 1))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        );
      })}
      {questions.length < MOST && (
        <div>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} />}
            onClick={() => onQuestions([...questions, ''])}
          >
            {t('sites.chat.question_add')}
          </Button>
        </div>
      )}
    </>
  );
}
