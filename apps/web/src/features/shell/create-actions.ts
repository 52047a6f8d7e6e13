import type { Permission } from '@atrium/contract/core/permissions.ts';
import type { ComponentType, LazyExoticComponent } from 'react';
import { lazy } from 'react';
import { needMessages, t } from '../../lib/i18n.ts';
import { useMe } from '../../lib/session.queries.ts';
import type { RecordType } from '../../ui/records.ts';

/** Something new that can be made from anywhere. */
export interface CreateAction {
  type: RecordType;
  label: string;
  permission: Permission;
  /** The dialog; open while it is rendered. */
  form: LazyExoticComponent<ComponentType<{ close: () => void }>>;
}

const ClientForm = lazy(async () => ({
  default: (await import('../clients/ClientForm.tsx')).ClientForm,
}));
const LeadForm = lazy(async () => {
  await needMessages('crm');
  return { default: (await import('../crm/leads/LeadForm.tsx')).LeadForm };
});
const OpportunityForm = lazy(async () => {
  await needMessages('crm');
  return { default: (await import('../crm/opportunities/OpportunityForm.tsx')).OpportunityForm };
});
const AccountForm = lazy(async () => {
  await needMessages('crm');
  return { default: (await import('../crm/accounts/AccountForm.tsx')).AccountForm };
});
const ContactForm = lazy(async () => {
  await needMessages('crm');
  return { default: (await import('../crm/contacts/ContactForm.tsx')).ContactForm };
});
const ProductForm = lazy(async () => {
  await needMessages('crm');
  return { default: (await import('../crm/products/ProductForm.tsx')).ProductForm };
});
const ContractForm = lazy(async () => {
  await needMessages('commerce');
  return { default: (await import('../commerce/contracts/forms/ContractForm.tsx')).ContractForm };
});
const LogPayment = lazy(async () => {
  await needMessages('commerce');
  return { default: (await import('../commerce/payments/log/LogPayment.tsx')).LogPayment };
});
const TaskForm = lazy(async () => {
  await needMessages('work');
  return { default: (await import('../work/activities/form/NewActivity.tsx')).NewTask };
});
const EventForm = lazy(async () => {
  await needMessages('work');
  return { default: (await import('../work/activities/form/NewActivity.tsx')).NewEvent };
});
const CaseForm = lazy(async () => {
  await needMessages('crm', 'work');
  return { default: (await import('../work/cases/CaseForm.tsx')).CaseForm };
});
const SiteForm = lazy(async () => {
  await needMessages('sites');
  return { default: (await import('../sites/SiteForm.tsx')).SiteForm };
});
const UserForm = lazy(async () => {
  await needMessages('settings');
  return { default: (await import('../settings/users/UserForm.tsx')).UserForm };
});

/** What is made on the way from a lead to the money. */
function sellingActions(): CreateAction[] {
  return [
    { type: 'lead', label: t('shell.new_lead'), permission: 'crm.write', form: LeadForm },
    {
      type: 'opportunity',
      label: t('shell.new_opportunity'),
      permission: 'crm.write',
      form: OpportunityForm,
    },
    {
      type: 'account',
      label: t('shell.new_account'),
      permission: 'crm.write',
      form: AccountForm,
    },
    {
      type: 'contact',
      label: t('shell.new_contact'),
      permission: 'crm.write',
      form: ContactForm,
    },
    {
      type: 'product',
      label: t('shell.new_product'),
      permission: 'products.manage',
      form: ProductForm,
    },
    {
      type: 'contract',
      label: t('shell.new_contract'),
      permission: 'crm.write',
      form: ContractForm,
    },
    {
      type: 'payment',
      label: t('shell.log_payment'),
      permission: 'payments.write',
      form: LogPayment,
    },
  ];
}

/** What the person at the screen may make. */
export function useCreateActions(): CreateAction[] {
  const { permissions } = useMe();
  const all: CreateAction[] = [
    {
      type: 'client',
      label: t('shell.new_client'),
      permission: 'clients.write',
      form: ClientForm,
    },
    { type: 'activity', label: t('shell.new_task'), permission: 'work.write', form: TaskForm },
    { type: 'event', label: t('shell.new_event'), permission: 'work.write', form: EventForm },
    ...sellingActions(),
    { type: 'case', label: t('shell.new_case'), permission: 'work.write', form: CaseForm },
    { type: 'site', label: t('shell.new_site'), permission: 'sites.manage', form: SiteForm },
    { type: 'user', label: t('shell.new_user'), permission: 'users.manage', form: UserForm },
  ];
  return all.filter(({ permission }) => permissions.includes(permission));
}
