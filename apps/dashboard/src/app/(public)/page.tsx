import type { Metadata } from 'next';
import { Home } from './home/home';

export const metadata: Metadata = {
  title: { absolute: 'whathooks: WhatsApp numbers, wired to your code' },
};

export default function HomePage() {
  return <Home />;
}
