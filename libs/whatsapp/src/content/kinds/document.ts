import { type Kind, type Said, textOf } from './kind';

export interface DocumentContent extends Said {
  type: 'document';
}

export const document = {
  type: 'document',
  read(message): DocumentContent | null {
    const { documentMessage: document } = message;
    return document ? { type: 'document', ...textOf(document.caption) } : null;
  },
} satisfies Kind<DocumentContent>;
