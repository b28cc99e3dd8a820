/** Words of what kind of installation this is. */
export const words = {
  simulated: 'Simulated WhatsApp',
  openPhone: 'Open phone',
} as const;
