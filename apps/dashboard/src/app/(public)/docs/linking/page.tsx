import type { Metadata } from 'next';
import { DocsHeading } from '../frame/docs-frame';
import frame from '../frame/errors-page.module.css';
import { LinkingReasons } from './linking-reasons';
import prose from '../frame/prose.module.css';
import { Link } from '../../../../shared/ui/link';

export const metadata: Metadata = { title: 'When a number does not link' };

export default function LinkingPage() {
  return (
    <div className={frame.root}>
      <p className={frame.back}>
        <Link href="/docs/#connecting-a-number">Documentation</Link>
      </p>
      <DocsHeading
        title="When a number does not link"
        lead="Every reason a number can have for not being online, what its phone shows, and what to do. The API gives the reason in statusReason."
      />
      <div className={prose.prose}>
        <LinkingReasons />
      </div>
    </div>
  );
}
