import type { Metadata } from 'next';
import { DocsHeading } from '../frame/docs-frame';
import { ErrorCatalogue } from './error-catalogue';
import frame from '../frame/errors-page.module.css';
import prose from '../frame/prose.module.css';
import { Link } from '../../../../shared/ui/link';

export const metadata: Metadata = { title: 'Error codes' };

export default function ErrorsPage() {
  return (
    <div className={frame.root}>
      <p className={frame.back}>
        <Link href="/docs/#errors-and-limits">Documentation</Link>
      </p>
      <DocsHeading
        title="Error codes"
        lead="Every error the API answers, by status. The code is stable: branch on it, not on the words."
      />
      <div className={prose.prose}>
        <ErrorCatalogue />
      </div>
    </div>
  );
}
