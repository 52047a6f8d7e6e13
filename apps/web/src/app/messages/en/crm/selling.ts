export const selling = {
  title: 'Selling',
} as const;
