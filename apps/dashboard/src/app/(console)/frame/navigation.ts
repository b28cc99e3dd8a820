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
import type { Permission } from '@whathooks/dto';
import { destinationWords as words } from './words';

interface Destination {
  href: string;
  label: string;
  icon: Icon;
  /** Shown to people with this permission alone. */
  permission?: Permission;
}

/** The rooms of the console, in the order in which a newcomer needs them. */
export const DESTINATIONS: readonly Destination[] = [
  { href: '/overview/', label: words.overview, icon: IconHome },
  { href: '/numbers/', label: words.numbers, icon: IconPhone },
  { href: '/inbox/', label: words.inbox, icon: IconInbox },
  { href: '/messages/', label: words.messages, icon: IconMessages },
  { href: '/webhooks/', label: words.webhooks, icon: IconWebhook },
  { href: '/api-keys/', label: words.apiKeys, icon: IconKey, permission: 'api-keys:read' },
  { href: '/settings/', label: words.settings, icon: IconSettings },
];
