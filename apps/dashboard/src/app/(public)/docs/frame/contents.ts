interface Entry {
  id: string;
  title: string;
  children?: readonly Entry[];
}

/** Parts of the guide, in order. */
export const CONTENTS: readonly Entry[] = [
  { id: 'introduction', title: 'Introduction' },
  { id: 'quickstart', title: 'Quickstart' },
  { id: 'connecting-a-number', title: 'Connecting a number' },
  {
    id: 'webhooks',
    title: 'Webhooks',
    children: [
      { id: 'events', title: 'Events' },
      { id: 'delivery-headers', title: 'Delivery headers' },
      { id: 'payload-envelope', title: 'Payload envelope' },
      { id: 'kinds-of-messages', title: 'Kinds of messages' },
      { id: 'signature-verification', title: 'Signature verification' },
      { id: 'check-a-signature', title: 'Check a signature' },
      { id: 'retries', title: 'Retries' },
      { id: 'order', title: 'Order' },
      { id: 'sending-again', title: 'Sending again' },
      { id: 'audit-log', title: 'Secret audit log' },
    ],
  },
  { id: 'sending-messages', title: 'Sending messages' },
  { id: 'files', title: 'Files' },
  { id: 'searching', title: 'Searching' },
  {
    id: 'api-reference',
    title: 'API reference',
    children: [
      { id: 'scopes', title: 'Scopes' },
      { id: 'clients-and-limits', title: 'Clients & limits' },
    ],
  },
  { id: 'errors-and-limits', title: 'Errors & limits' },
];
