import type { Metadata } from 'next';
import { GuideFrame } from './frame/docs-frame';
import { Connecting } from './sections/connecting';
import { Files } from './sections/files';
import { Introduction, Quickstart } from './sections/introduction';
import { Errors, Reference } from './sections/reference';
import { Searching } from './sections/searching';
import { Sending } from './sections/sending';
import { Webhooks } from './sections/webhooks';

export const metadata: Metadata = { title: 'Documentation' };

export default function DocsPage() {
  return (
    <GuideFrame
      title="whathooks documentation"
      lead="Connect a WhatsApp number, receive inbound messages on your webhook, and send replies through our REST API."
    >
      <Introduction />
      <Quickstart />
      <Connecting />
      <Webhooks />
      <Sending />
      <Files />
      <Searching />
      <Reference />
      <Errors />
    </GuideFrame>
  );
}
