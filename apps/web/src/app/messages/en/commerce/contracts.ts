export const contracts = {
  title: 'Contracts',
} as const;
