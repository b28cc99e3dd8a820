import type { ReactNode } from 'react';

/** Words of the start page. */
export const words = {
  pageTitle: 'whathooks: WhatsApp numbers, wired to your code',
  title: 'WhatsApp numbers, wired to your code',
  lines: [
    'Link your clients’ numbers by QR code.',
    'Receive every message on a signed webhook.',
    'Send through a REST API.',
  ],
  createAccount: 'Create account',
  logIn: 'Log in',
  readDocs: 'Read the docs',
  how: 'How it works',
  steps: [
    {
      title: 'Link a number',
      text: 'Your client scans a QR code with WhatsApp, as for WhatsApp Web. You watch it connect, and see at any time whether it is alive.',
    },
    {
      title: 'Receive on a webhook',
      text: 'Each message arrives at your server as signed JSON, in the same envelope as every other event. Verifying it takes ten lines.',
    },
    {
      title: 'Answer by API or by hand',
      text: 'One POST sends a message and says when WhatsApp took it. Your team reads and answers the same chats in the inbox.',
    },
  ],
  promise: 'Every message accounted for',
  promises: [
    {
      title: 'Received means stored',
      text: 'A message is committed here before WhatsApp is told that we have it. If a machine dies in between, WhatsApp hands it over again.',
    },
    {
      title: 'Stored means delivered',
      text: 'Your endpoint is down? Deliveries wait, survive restarts, and are tried again for about three days. An event keeps its id, so you can drop duplicates.',
    },
    {
      title: 'Sent once, or reported',
      text: 'What you ask us to send is written down first. It reaches the recipient once, or you read why it did not.',
    },
  ],
  tryIt: (quickstart: ReactNode) => (
    <>
      Try it without a phone: the project brings a WhatsApp simulator along. The {quickstart} goes
      from an empty account to a sent message in four steps.
    </>
  ),
  quickstart: 'quickstart',
};

/** A message on its way through whathooks, for who cannot see the picture. */
export const JOURNEY_TOLD =
  'A message from Jane arrives, is posted to your server as JSON and answered with 200, and the reply is read.';

/** The messages of that drawing. The body of the request has room for the beginning. */
export const journeyWords = {
  question: 'Hi there! Are you open on Sunday?',
  questionCut: 'Hi there! Are you…',
  answer: 'We are! From nine to one.',
} as const;
