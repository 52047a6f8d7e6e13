import type { Site } from '@atrium/contract/sites/sites.ts';
import { SiteCreate, SiteSlug } from '@atrium/contract/sites/sites.ts';
import { useNavigate } from '@tanstack/react-router';
import { z } from 'zod';
import { t } from '../../lib/i18n.ts';
import { notify } from '../../ui/feedback/notify.tsx';
import type { Field } from '../../ui/record-form/fields.ts';
import { RecordForm } from '../../ui/record-form/RecordForm.tsx';
import { addDomains } from './record/domains.ts';
import { useSiteWrites } from './sites.queries.ts';

/** What the dialog holds: the website is asked in one field and becomes the first allowed domain. */
function newSite() {
  return z.strictObject({
    name: SiteCreate.shape.name,
    site_id: z.union([z.literal(''), SiteSlug]),
    website: z
      .string()
      .refine((value) => addDomains([], value).refused === undefined, t('sites.website_bad')),
  });
}

function fieldsOf(): Field[] {
  return [
    { name: 'name', label: t('sites.name'), kind: 'text', isRequired: true, isWide: true },
    {
      name: 'website',
      label: t('sites.website'),
      kind: 'text',
      hint: t('sites.website_hint'),
      placeholder: 'example.com',
      isWide: true,
    },
    {
      name: 'site_id',
      label: t('sites.site_id'),
      kind: 'text',
      hint: t('sites.site_id_hint'),
      isWide: true,
    },
  ];
}

/** Dialog for a new site; its snippet comes next. */
export function SiteForm({ close }: { close: () => void }) {
  const { create } = useSiteWrites();
  const navigate = useNavigate();
  const shape = newSite();
  return (
    <RecordForm<Site>
      title={t('sites.new')}
      action={t('sites.create')}
      fields={fieldsOf()}
      shape={shape}
      submit={(body) => {
        const { name, site_id, website } = shape.parse(body);
        const allowed_domains = addDomains([], website).domains;
        return create.mutateAsync({ name, allowed_domains, ...(site_id && { site_id }) });
      }}
      done={(site) => {
        close();
        notify.success(t('ui.created_message', { kind: t('ui.record_site'), name: site.name }));
        void navigate({
          to: '/sites/$id',
          params: { id: String(site.id) },
          search: { tab: 'install' },
        });
      }}
      close={close}
    />
  );
}
