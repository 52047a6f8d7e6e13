import type { Organization } from '@atrium/contract/identity/organization.ts';
import { t } from '../../../lib/i18n.ts';
import type { Field, Values } from '../../../ui/record-form/fields.ts';
import { toInput } from '../../../ui/record-form/fields.ts';
import { timeZones } from './time-zones.ts';

const LOCALES = ['en-US', 'en-GB', 'de-DE', 'de-CH', 'fr-FR', 'es-ES', 'it-IT', 'nl-NL', 'ar-EG'];

type Choices = NonNullable<Field['choices']>;

/** The languages in which dates and money are written, each by its own name. */
function localeChoices(current: string): Choices {
  return [...new Set([current, ...LOCALES])].map((value) => ({
    value,
    label: new Intl.DisplayNames([value], { type: 'language' }).of(value) ?? value,
  }));
}

/** `EUR · Euro`: found by its code as by its name. */
function currencyChoices(): Choices {
  const names = new Intl.DisplayNames(undefined, { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((value) => ({
    value,
    label: `${value} · ${names.of(value) ?? value}`,
  }));
}

/** Name and address, as they stand on papers. */
export function profileFields(): Field[] {
  const nullable = { isNullable: true };
  return [
    { name: 'name', label: t('auth.organization'), kind: 'text', isRequired: true, isWide: true },
    {
      name: 'address',
      label: t('settings.address'),
      kind: 'long',
      autoComplete: 'street-address',
      isWide: true,
      ...nullable,
    },
    { name: 'phone', label: t('settings.phone'), kind: 'phone', ...nullable },
    { name: 'email', label: t('auth.email'), kind: 'email', ...nullable },
    { name: 'website', label: t('settings.website'), kind: 'text', ...nullable },
    { name: 'tax_id', label: t('settings.tax_id'), kind: 'text', ...nullable },
  ];
}

/** How money and time are written; long lists to search in. */
export function customFields({ locale }: Organization): Field[] {
  const zones = timeZones().map((value) => ({ value, label: value }));
  const choice = { kind: 'choice', isRequired: true } as const;
  return [
    { name: 'time_zone', label: t('settings.time_zone'), choices: zones, ...choice },
    {
      name: 'currency',
      label: t('settings.currency'),
      choices: currencyChoices(),
      hint: t('settings.currency_hint'),
      ...choice,
    },
    { name: 'locale', label: t('settings.locale'), choices: localeChoices(locale), ...choice },
  ];
}

export function termsField(): Field {
  return { name: 'payment_terms_days', label: t('settings.payment_terms'), kind: 'text' };
}

export function logoField(): Field {
  return { name: 'logo_file_id', label: t('settings.logo'), kind: 'text' };
}

/** All that can be changed. */
export function fieldsOf(organization: Organization): Field[] {
  return [logoField(), ...profileFields(), termsField(), ...customFields(organization)];
}

/** What the form begins with. */
export function inputsOf(organization: Organization): Values {
  const inputs = fieldsOf(organization).map((field) => [
    field.name,
    toInput(field, organization[field.name as keyof Organization]),
  ]);
  return { ...Object.fromEntries(inputs), logo_file_id: organization.logo_file_id };
}
