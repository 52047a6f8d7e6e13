export const opportunities = {
  title: 'Opportunities',
} as const;
