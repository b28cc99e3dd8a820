/** Groups of operations, in the order of the reference. Every tag of a controller is one of them. */
export const TAGS = [
  {
    name: 'Messages',
    description: 'Send messages of every kind, read what came, and edit, delete, pin or star it.',
  },
  {
    name: 'Media',
    description: 'Upload files to send, and download those that came.',
  },
  {
    name: 'Sessions',
    description:
      'A session is one WhatsApp number: link it, watch its status, change its settings. Connect links let somebody else link a phone.',
  },
  {
    name: 'Webhooks',
    description:
      'Addresses of yours that events are sent to, signed, with their filters and limits.',
  },
  {
    name: 'Deliveries',
    description:
      'What was sent to webhooks and how it was answered, and how to send again what was missed.',
  },
  {
    name: 'Live',
    description: 'The same events as a stream for people who are logged in.',
  },
  {
    name: 'Chats',
    description:
      'Conversations as a team works in them: lists, timelines, assignment, drafts and search.',
  },
  {
    name: 'Clients',
    description:
      'Customers of the agency, each with numbers; people and keys may be limited to some.',
  },
  { name: 'Contacts', description: 'The people that the numbers know.' },
  { name: 'Groups', description: 'Groups of WhatsApp, their members, links and pictures.' },
  { name: 'Labels', description: 'Labels of chats, shared with WhatsApp Business phones.' },
  { name: 'Notes', description: 'What members write to each other about a chat.' },
  { name: 'Snippets', description: 'Ready-made texts of the organization.' },
  { name: 'API keys', description: 'Keys by which programs call this API.' },
  {
    name: 'Authentication',
    description: 'Accounts of people: logging in, second factor, passwords and log-ins.',
  },
  {
    name: 'Members',
    description: 'The people of an organization, their roles, invitations, and how it looks.',
  },
  { name: 'Audit log', description: 'Who changed or revealed what.' },
  {
    name: 'Installation',
    description: 'The installation as a whole: its version, an overview, and alerts.',
  },
  { name: 'Webhook events', description: 'The requests that whathooks sends to your webhooks.' },
] as const;
