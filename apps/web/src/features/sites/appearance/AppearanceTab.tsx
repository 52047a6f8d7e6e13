import {
  ColorInput,
  NumberInput,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { SiteConfig } from '@atrium/contract/sites/site-config.ts';
import { WIDGET_LOCALES } from '@atrium/contract/sites/site-config.ts';
import { t } from '../../../lib/i18n.ts';
import { Section } from '../record/Section.tsx';
import type { SiteEditing } from '../record/useSiteDraft.ts';
import { WidgetPreview } from './WidgetPreview.tsx';
import classes from '../sites.module.css';

type Appearance = SiteConfig['appearance'];

export interface ConfigTabProps {
  editing: SiteEditing;
  canEdit: boolean;
}

interface Controls {
  values: Appearance;
  set: (values: Partial<Appearance>) => void;
  error: (name: keyof Appearance) => string | undefined;
}

/** How the messenger looks, beside the messenger itself. */
export function AppearanceTab({ editing, canEdit }: ConfigTabProps) {
  const controls: Controls = {
    values: editing.draft.config.appearance,
    set: (values) => editing.configure('appearance', values),
    error: (name) => editing.errors[`config.appearance.${name}`],
  };
  return (
    <div className={classes.split}>
      <fieldset className={classes.fieldset} disabled={!canEdit}>
        <Stack gap="md">
          {!canEdit && <Text c="dimmed">{t('sites.save.no_right')}</Text>}
          <Brand {...controls} />
          <Launcher {...controls} />
          <Reading {...controls} />
        </Stack>
      </fieldset>
      <WidgetPreview config={editing.draft.config} />
    </div>
  );
}

function Brand({ values, set, error }: Controls) {
  return (
    <Section title={t('sites.appearance.brand')}>
      <ColorInput
        label={t('sites.appearance.color')}
        description={t('sites.appearance.color_hint')}
        format="hex"
        swatches={['#4f46e5', '#0278b5', '#047d57', '#b45309', '#d02626', '#be185d', '#111827']}
        value={values.color}
        error={error('color')}
        onChange={(color) => set({ color })}
        eyeDropperButtonProps={{ 'aria-label': t('sites.appearance.color') }}
      />
      <TextInput
        label={t('sites.appearance.title')}
        value={values.title}
        error={error('title')}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <Textarea
        label={t('sites.appearance.welcome_text')}
        autosize
        minRows={2}
        maxRows={6}
        value={values.welcome_text}
        error={error('welcome_text')}
        onChange={(event) => set({ welcome_text: event.currentTarget.value })}
      />
      <Textarea
        label={t('sites.appearance.away_text')}
        autosize
        minRows={1}
        maxRows={4}
        value={values.away_text}
        error={error('away_text')}
        onChange={(event) => set({ away_text: event.currentTarget.value })}
      />
    </Section>
  );
}

const NUMBERS = [
  ['launcher_size', 40, 80],
  ['radius', 0, 24],
  ['offset_x', 0, 200],
  ['offset_y', 0, 200],
] as const;

function Launcher({ values, set, error }: Controls) {
  return (
    <Section title={t('sites.appearance.launcher')}>
      <div>
        <Text fz="sm" fw={500} mb={4} id="launcher-corner">
          {t('sites.appearance.position')}
        </Text>
        <SegmentedControl
          aria-labelledby="launcher-corner"
          value={values.position}
          data={[
            { value: 'left', label: t('sites.appearance.left') },
            { value: 'right', label: t('sites.appearance.right') },
          ]}
          onChange={(position) => set({ position: position === 'left' ? 'left' : 'right' })}
        />
      </div>
      <SimpleGrid cols={2} spacing="sm">
        {NUMBERS.map(([name, min, max]) => (
          <NumberInput
            key={name}
            label={t(`sites.appearance.${name}`)}
            suffix=" px"
            min={min}
            max={max}
            allowDecimal={false}
            clampBehavior="blur"
            value={values[name]}
            error={error(name)}
            onChange={(value) => set({ [name]: Number(value) })}
          />
        ))}
      </SimpleGrid>
      <NumberInput
        label={t('sites.appearance.z_index')}
        min={0}
        max={2_147_483_647}
        allowDecimal={false}
        hideControls
        value={values.z_index}
        error={error('z_index')}
        onChange={(value) => set({ z_index: Number(value) })}
      />
    </Section>
  );
}

const THEMES = ['auto', 'light', 'dark'] as const;
const LANGUAGES = ['auto', ...WIDGET_LOCALES] as const;

function Reading({ values, set }: Controls) {
  return (
    <Section title={t('sites.appearance.reading')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          label={t('sites.appearance.theme')}
          allowDeselect={false}
          data={THEMES.map((each) => ({ value: each, label: t(`sites.appearance.theme_${each}`) }))}
          value={values.theme}
          onChange={(theme) => set({ theme: theme as Appearance['theme'] })}
        />
        <Select
          label={t('sites.appearance.language')}
          allowDeselect={false}
          data={LANGUAGES.map((each) => ({
            value: each,
            label: t(`sites.appearance.language_${each}`),
          }))}
          value={values.language}
          onChange={(language) => set({ language: language as Appearance['language'] })}
        />
      </SimpleGrid>
    </Section>
  );
}
