export const leadRoutes = [] as const;
