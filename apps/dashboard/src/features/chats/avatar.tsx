import { IconUsers } from '@tabler/icons-react';
import type { ChatView } from '@whathooks/dto';
import classes from './avatar.module.css';
import { chatWords } from './words';

interface AvatarProps {
  chat: Pick<ChatView, 'title' | 'kind' | 'jid'>;
  size?: 'small' | 'large';
  /** Somebody waits for a reply. */
  isWaiting?: boolean;
}

const HUES = 12;

/** The initials of a chat in a coloured circle. */
export function Avatar({ chat, size = 'small', isWaiting = false }: AvatarProps) {
  const { title, kind, jid } = chat;
  return (
    <span
      className={classes.root}
      data-size={size}
      data-initials={kind === 'group' ? undefined : initials(title)}
      style={{ '--hue': (hash(jid) % HUES) * (360 / HUES) } as React.CSSProperties}
    >
      {kind === 'group' && (
        <IconUsers size={size === 'large' ? 34 : 19} stroke={1.7} aria-hidden="true" />
      )}
      {isWaiting && (
        <span
          className={classes.waiting}
          role="img"
          aria-label={chatWords.needsReply}
          title={chatWords.needsReply}
        />
      )}
    </span>
  );
}

/** First letters of the first and the last word; of a number its last two digits. */
export function initials(title: string): string {
  const words = title.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const [first = '', last = first] = [words[0], words.at(-1)];
  if (!/\p{L}/u.test(title)) return title.replace(/\D/g, '').slice(-2) || '?';
  const letters = words.length > 1 ? [first, last] : [first];
  return letters
    .map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '')
    .join('')
    .toUpperCase();
}

function hash(text: string): number {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_536;
  return sum;
}
