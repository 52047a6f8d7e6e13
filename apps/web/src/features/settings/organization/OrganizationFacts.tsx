import type { Organization } from '@atrium/contract/identity/organization.ts';
import { Card } from '@mantine/core';
import { Fragment } from 'react';
import { t } from '../../../lib/i18n.ts';
import { FieldValue } from '../../../ui/record-page/FieldValue.tsx';
import { customFields, profileFields } from './organization-fields.ts';
import classes from './organization.module.css';

/** The organization for those who may read it only. */
export function OrganizationFacts({ organization }: { organization: Organization }) {
  return (
    <Card>
      <dl className={classes.facts}>
        {organization.logo_url && (
          <>
            <dt>{t('settings.logo')}</dt>
            <dd>
              <img className={classes.logo} src={organization.logo_url} alt={t('settings.logo')} />
            </dd>
          </>
        )}
        {[...profileFields(), ...customFields(organization)].map((field) => (
          <Fragment key={field.name}>
            <dt>{field.label}</dt>
            <dd>
              <FieldValue field={field} value={organization[field.name as keyof Organization]} />
            </dd>
          </Fragment>
        ))}
        <dt>{t('settings.payment_terms')}</dt>
        <dd>{t('settings.days', { count: organization.payment_terms_days })}</dd>
      </dl>
    </Card>
  );
}
