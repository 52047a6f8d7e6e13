import { Text } from '@mantine/core';
import { t } from '../../../../lib/i18n.ts';
import { RelatedCard } from '../../../../ui/record-page/RelatedCard.tsx';
import classes from '../leads.module.css';

/** `utm_campaign` → "Campaign". */
function wordOf(name: string): string {
  const word = name.replace(/^utm_/, '').replaceAll('_', ' ');
  return word.charAt(0).toLocaleUpperCase() + word.slice(1);
}

/** Where the visit came from in which the lead was won. */
export function LeadVisit({ utm }: { utm: Record<string, string> }) {
  const marks = Object.entries(utm);
  return (
    <RelatedCard type="site" title={t('crm.leads.visit')} total={marks.length} empty="">
      <dl className={classes.marks}>
        {marks.map(([name, value]) => (
          <div key={name}>
            <Text component="dt" fz="xs" c="dimmed">
              {wordOf(name)}
            </Text>
            <Text component="dd" fz="sm">
              {value}
            </Text>
          </div>
        ))}
      </dl>
    </RelatedCard>
  );
}
