import type { ReactNode } from 'react';

/** What is told of a log-in. */
interface SignInFacts {
  /** The log-in provider by which it was made; null for a password. */
  provider: string | null;
  /** The IP address that it last came from; empty where nobody knows it. */
  address: string;
  since: ReactNode;
  used: ReactNode;
}

/** Words of where somebody is logged in. */
export const signInWords = {
  title: 'Where you are logged in',
  list: 'Log-ins of your account',
  current: 'This browser',
  isNew: 'New',
  facts: ({ provider, address, since, used }: SignInFacts) => (
    <>
      Logged in {provider !== null && `with ${provider} `}
      {since}, last used {used}
      {address && ` from ${address}`}
    </>
  ),
  end: 'End',
  endOf: (device: string) => `End the log-in of ${device}`,
  endTitle: (device: string) => `End the log-in of ${device}?`,
  endText: 'It stops working with its next request. That browser has to log in again.',
  endAction: 'End log-in',
  ended: 'The log-in has ended.',
  others: 'End all others',
  othersTitle: 'End all other log-ins?',
  othersText:
    'Every other browser and device that is logged in to your account is logged out at once. This one stays.',
  othersEnded: 'All other log-ins have ended.',
} as const;
