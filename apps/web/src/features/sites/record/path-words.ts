import { t } from '../../../lib/i18n.ts';

/** The label of each setting, by its path in the site; the same words as beside its control. */
const LABELS: Record<string, () => string> = {
  name: () => t('sites.name'),
  allowed_domains: () => t('sites.domains'),
  'appearance.color': () => t('sites.appearance.color'),
  'appearance.title': () => t('sites.appearance.title'),
  'appearance.welcome_text': () => t('sites.appearance.welcome_text'),
  'appearance.away_text': () => t('sites.appearance.away_text'),
  'appearance.launcher_size': () => t('sites.appearance.launcher_size'),
  'appearance.position': () => t('sites.appearance.position'),
  'appearance.offset_x': () => t('sites.appearance.offset_x'),
  'appearance.offset_y': () => t('sites.appearance.offset_y'),
  'appearance.z_index': () => t('sites.appearance.z_index'),
  'appearance.radius': () => t('sites.appearance.radius'),
  'appearance.theme': () => t('sites.appearance.theme'),
  'appearance.language': () => t('sites.appearance.language'),
  'chat.suggested_questions': () => t('sites.chat.questions'),
  'chat.ask_email': () => t('sites.chat.ask_email'),
  'chat.attachments': () => t('sites.chat.attachments'),
  'utm.customParams': () => t('sites.chat.customParams'),
};

/** What a setting is called on the screen. */
export function pathLabel(path: string): string {
  const short = path.replace(/^config\./, '');
  return LABELS[short]?.() ?? short;
}

/** A setting's value in words. */
export function shownValue(value: unknown): string {
  if (typeof value === 'boolean') return value ? t('ui.yes') : t('ui.no');
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
