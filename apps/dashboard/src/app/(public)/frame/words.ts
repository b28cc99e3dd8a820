/** Words of the frame around the public pages. */
export const words = {
  site: 'Site',
  docs: 'Docs',
  dashboard: 'Dashboard',
  logIn: 'Log in',
  createAccount: 'Create account',
  footer: 'Footer',
  note: 'whathooks links numbers through an unofficial WhatsApp Web connection. It is not affiliated with WhatsApp.',
  reference: 'API reference',
  errors: 'Errors',
  openApi: 'OpenAPI',
} as const;
