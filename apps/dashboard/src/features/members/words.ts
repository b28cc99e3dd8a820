/** Words of people of the organization. */
export const words = { colleague: 'A colleague' } as const;
