import type { Metadata } from 'next';
import { DocsHeading } from '../../../../docs/docs-frame';
import { ErrorCatalogue } from '../../../../docs/error-catalogue';
import frame from '../../../../docs/errors-page.module.css';
import prose from '../../../../docs/prose.module.css';
import { Link } from '../../../../ui/link';

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
