import type { Metadata } from 'next';
import { SignInPage } from './sign-in-page';
import { words } from './words';

export const metadata: Metadata = {
  title: words.title,
  // What the provider sends stands in the address of the page.
  referrer: 'no-referrer',
};

export default function Page() {
  return <SignInPage />;
}
