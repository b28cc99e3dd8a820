import type { Metadata } from 'next';
import { ButtonLink } from '../shared/ui/button-link';
import { AuthFrame } from './(auth)/auth-frame';
import { words } from './words';

export const metadata: Metadata = { title: words.notFound };

export default function NotFound() {
  return (
    <AuthFrame>
      <h1>{words.notFound}</h1>
      <p>{words.notFoundText}</p>
      <ButtonLink href="/">{words.toStart}</ButtonLink>
    </AuthFrame>
  );
}
