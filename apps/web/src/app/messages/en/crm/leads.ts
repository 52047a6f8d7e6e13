export const leads = {
  title: 'Leads',
} as const;
