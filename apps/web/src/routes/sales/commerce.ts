export const commerceRoutes = [] as const;
