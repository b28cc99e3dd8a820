import type { Metadata } from 'next';
import { GuideFrame } from '../../../docs/docs-frame';
import { Connecting } from '../../../docs/sections/connecting';
import { Introduction, Quickstart } from '../../../docs/sections/introduction';
import { Errors, Reference } from '../../../docs/sections/reference';
import { Sending } from '../../../docs/sections/sending';
import { Webhooks } from '../../../docs/sections/webhooks';

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
      <Reference />
      <Errors />
    </GuideFrame>
  );
}
