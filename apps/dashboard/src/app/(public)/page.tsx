import type { Metadata } from 'next';
import { Home } from './home/home';
import { words } from './home/words';

export const metadata: Metadata = {
  title: { absolute: words.pageTitle },
};

export default function HomePage() {
  return <Home />;
}
