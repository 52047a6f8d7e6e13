import {
  Checkbox,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import type { SiteConfig } from '@atrium/contract/sites/site-config.ts';
import { t } from '../../../lib/i18n.ts';
import type { ConfigTabProps } from '../appearance/AppearanceTab.tsx';
import { Section } from '../record/Section.tsx';
import type { SiteEditing } from '../record/useSiteDraft.ts';
import { DomainsEditor } from './DomainsEditor.tsx';
import { QuestionsEditor } from './QuestionsEditor.tsx';
import classes from '../sites.module.css';

const ASK = ['before', 'after', 'never'] as const;
const CAPTURES = [
  'captureSource',
  'captureMedium',
  'captureCampaign',
  'captureTerm',
  'captureContent',
  'captureCustom',
] as const;

/** Where the messenger may open and how it talks. */
export function ChatTab({ editing, canEdit }: ConfigTabProps) {
  const { draft, errors, change } = editing;
  return (
    <fieldset className={classes.fieldset} disabled={!canEdit}>
      <Stack gap="md" className={classes.narrow}>
        {!canEdit && <Text c="dimmed">{t('sites.save.no_right')}</Text>}
        <Section title={t('sites.name')}>
          <TextInput
            aria-label={t('sites.name')}
            value={draft.name}
            error={errors.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
        </Section>
        <Section title={t('sites.domains')} text={t('sites.chat.domains_text')}>
          <DomainsEditor
            domains={draft.allowed_domains}
            onDomains={(allowed_domains) => change({ allowed_domains })}
          />
        </Section>
        <Chat editing={editing} />
        <Campaign editing={editing} />
      </Stack>
    </fieldset>
  );
}

function Chat({ editing }: { editing: SiteEditing }) {
  const { chat } = editing.draft.config;
  return (
    <>
      <Section title={t('sites.chat.chat')}>
        <Select
          label={t('sites.chat.ask_email')}
          allowDeselect={false}
          data={ASK.map((each) => ({ value: each, label: t(`sites.chat.ask_${each}`) }))}
          value={chat.ask_email}
          onChange={(value) =>
            editing.configure('chat', { ask_email: value as SiteConfig['chat']['ask_email'] })
          }
        />
        <Switch
          label={t('sites.chat.attachments')}
          checked={chat.attachments}
          onChange={(event) =>
            editing.configure('chat', { attachments: event.currentTarget.checked })
          }
        />
      </Section>
      <Section title={t('sites.chat.questions')} text={t('sites.chat.questions_text')}>
        <QuestionsEditor
          questions={chat.suggested_questions}
          errorOf={(index) => editing.errors[`config.chat.suggested_questions.${index}`]}
          onQuestions={(suggested_questions) => editing.configure('chat', { suggested_questions })}
        />
      </Section>
    </>
  );
}

function Campaign({ editing }: { editing: SiteEditing }) {
  const { utm } = editing.draft.config;
  const bad = Object.keys(editing.errors).find((path) => path.startsWith('config.utm.'));
  return (
    <Section title={t('sites.chat.utm')} text={t('sites.chat.utm_text')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        {CAPTURES.map((name) => (
          <Checkbox
            key={name}
            label={t(`sites.chat.${name}`)}
            checked={utm[name]}
            onChange={(event) => editing.configure('utm', { [name]: event.currentTarget.checked })}
          />
        ))}
      </SimpleGrid>
      <TagsInput
        label={t('sites.chat.customParams')}
        description={t('sites.chat.customParams_hint')}
        disabled={!utm.captureCustom}
        maxTags={20}
        value={utm.customParams}
        error={bad && editing.errors[bad]}
        onChange={(customParams) => editing.configure('utm', { customParams })}
      />
    </Section>
  );
}
