/** Words of what belongs to no screen: the name of the product, and pages that are not there. */
export const words = {
  name: 'whathooks',
  description:
    'Link WhatsApp numbers by QR code, receive every message on a signed webhook, send through a REST API.',
  notFound: 'Page not found',
  notFoundText: 'Nothing is served at this address. It may have moved, or be mistyped.',
  toStart: 'Go to the start page',
  toOverview: 'Go to the overview',
} as const;
