import type { Metadata } from 'next';
import { resetWords } from '../words';
import { ResetPasswordPage } from './reset-password-page';

export const metadata: Metadata = {
  title: resetWords.title,
  // The secret stands in the address of the page.
  referrer: 'no-referrer',
};

export default function Page() {
  return <ResetPasswordPage />;
}
