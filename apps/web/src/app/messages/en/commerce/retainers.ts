export const retainers = {
  title: 'Retainers',
} as const;
