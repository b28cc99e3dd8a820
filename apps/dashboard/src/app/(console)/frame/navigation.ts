import {
  IconHome,
  IconInbox,
  IconKey,
  IconMessages,
  IconPhone,
  IconSettings,
  IconWebhook,
  type Icon,
} from '@tabler/icons-react';

interface Destination {
  href: string;
  label: string;
  icon: Icon;
}

/** The rooms of the console, in the order in which a newcomer needs them. */
export const DESTINATIONS: readonly Destination[] = [
  { href: '/overview/', label: 'Overview', icon: IconHome },
  { href: '/numbers/', label: 'Numbers', icon: IconPhone },
  { href: '/inbox/', label: 'Inbox', icon: IconInbox },
  { href: '/messages/', label: 'Messages', icon: IconMessages },
  { href: '/webhooks/', label: 'Webhooks', icon: IconWebhook },
  { href: '/api-keys/', label: 'API keys', icon: IconKey },
  { href: '/settings/', label: 'Settings', icon: IconSettings },
];
