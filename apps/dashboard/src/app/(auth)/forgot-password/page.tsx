import type { Metadata } from 'next';
import { forgotWords } from '../words';
import { ForgotPasswordForm } from './forgot-password-form';

export const metadata: Metadata = { title: forgotWords.title };

export default function Page() {
  return <ForgotPasswordForm />;
}
