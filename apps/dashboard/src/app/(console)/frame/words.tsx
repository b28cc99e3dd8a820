import type { ReactNode } from 'react';
import type { LiveState } from '../../../features/live/live-provider';

/** Words of the frame around every screen behind the login. */
export const words = {
  openNavigation: 'Open navigation',
  closeNavigation: 'Close navigation',
  main: 'Main',
  help: 'Help',
  docs: 'Docs',
  reference: 'API reference',
  account: (name: string) => `Account of ${name}`,
  settings: 'Settings',
  logOut: 'Log out',
  organization: (name: string) => `Organization: ${name}. Switch to another`,
  organizations: 'Your organizations',
  opening: 'Opening the dashboard',
} as const;

/** Names of the screens, in the navigation. */
export const destinationWords = {
  overview: 'Overview',
  numbers: 'Numbers',
  inbox: 'Inbox',
  messages: 'Messages',
  webhooks: 'Webhooks',
  apiKeys: 'API keys',
  settings: 'Settings',
} as const;

/** Whether what is on screen follows events as they happen. */
export const LIVE_WORDS: Record<LiveState, { label: string; hint: string }> = {
  connecting: { label: 'Connecting', hint: 'Connecting to live updates.' },
  live: { label: 'Live', hint: 'This page updates in real time.' },
  reconnecting: {
    label: 'Reconnecting',
    hint: 'The connection to the server dropped. Live updates resume when it is back.',
  },
};

/** Words of a log-in on a browser that is new. */
export const newSignInWords = {
  title: (device: string) => `Was this you? ${device} logged in to your account`,
  text: (address: string, at: ReactNode) => (
    <>
      A new browser{address && `, at ${address}`} ({at}). If it was not you, end it and change your
      password.
    </>
  ),
  mine: 'It was me',
  end: 'End this log-in',
} as const;

/** Words of the notifications for a person who looks at something else. */
export const notifierWords = {
  mentioned: (name: string) => `${name} mentions you in a note`,
} as const;
