import type { Metadata } from 'next';
import { preload } from 'react-dom';
import { INDEX, addressOf } from './data/files';
import { Introduction } from './parts/introduction';
import { Reference } from './reference';
import { words } from './words';

export const metadata: Metadata = { title: words.title, description: words.lead };

export default function ReferencePage() {
  // Asked for together with the scripts that show it.
  preload(addressOf(INDEX), { as: 'fetch', crossOrigin: 'anonymous' });
  return (
    <Reference>
      <Introduction />
    </Reference>
  );
}
