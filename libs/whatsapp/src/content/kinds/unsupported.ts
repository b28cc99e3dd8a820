import type { proto } from '@whiskeysockets/baileys';
import { cleanName } from '../../wire/clean';
import { type Kind, type Said, textOf } from './kind';
import { nameOf } from './parts';
import { textOfUnsupported } from './unsupported-texts';

/** A message of an unknown kind, or one that could not be read. */
export interface UnsupportedContent extends Said {
  type: 'unsupported';
  /** WhatsApp's own name for it, such as `orderMessage`, where this version knows it. */
  kind?: string;
}

export const unsupported = {
  type: 'unsupported',
  read(message: proto.IMessage): UnsupportedContent {
    const kind = cleanName(nameOf(message));
    return {
      type: 'unsupported',
      ...textOf(textOfUnsupported(message)),
      ...(kind !== null && { kind }),
    };
  },
} satisfies Kind<UnsupportedContent>;

/** A view-once message is shown by the phone alone: other devices get a placeholder. */
export const VIEW_ONCE_HIDDEN = {
  type: 'unsupported',
  text: null,
  kind: 'view_once',
  viewOnce: true,
} as const;
