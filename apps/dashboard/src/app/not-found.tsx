import type { Metadata } from 'next';
import { ButtonLink } from '../shared/ui/button-link';
import { AuthFrame } from './(auth)/auth-frame';

export const metadata: Metadata = { title: 'Page not found' };

export default function NotFound() {
  return (
    <AuthFrame>
      <h1>Page not found</h1>
      <p>Nothing is served at this address. It may have moved, or be mistyped.</p>
      <ButtonLink href="/">Go to the start page</ButtonLink>
    </AuthFrame>
  );
}
