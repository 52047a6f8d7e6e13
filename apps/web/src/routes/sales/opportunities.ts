export const opportunityRoutes = [] as const;
