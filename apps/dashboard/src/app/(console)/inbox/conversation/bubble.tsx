import type { ReactNode } from 'react';
import type { MessageView } from '@whathooks/dto';
import { contentLabel, explainFailure, explainWait } from '../../../../features/messages/words';
import {
  ContentPart,
  LinkPreview,
  MessageContext,
  repeatsText,
} from '../../../../features/messages/content/content-part';
import { AskAgain } from '../../../../features/messages/media/ask-again';
import { MediaPart } from '../../../../features/messages/media/media-part';
import { Ticks } from '../../../../features/messages/ticks';
import { formatClock, formatFull, formatPhone } from '../../../../shared/format/format';
import classes from './bubble.module.css';
import { words } from './words';

interface BubbleProps {
  own: boolean;
  children: ReactNode;
  /** Time and ticks. */
  foot?: ReactNode;
  failed?: boolean;
}

export function Bubble({ own, children, foot, failed = false }: BubbleProps) {
  return (
    <li className={classes.row} data-own={own || undefined}>
      <div className={classes.bubble} data-failed={failed || undefined}>
        <div className={classes.text}>{children}</div>
        {foot && <div className={`${classes.foot} tabular`}>{foot}</div>}
      </div>
    </li>
  );
}

interface MessageBubbleProps {
  message: MessageView;
  /** In a group every message says who wrote it. */
  showAuthor: boolean;
}

export function MessageBubble({ message, showAuthor }: MessageBubbleProps) {
  const own = message.direction === 'outbound';
  const label = contentLabel(message);
  return (
    <Bubble
      own={own}
      failed={message.status === 'failed'}
      foot={
        <>
          {message.editedAt && <span>{words.edited}</span>}
          <time dateTime={message.timestamp} title={formatFull(message.timestamp)}>
            {formatClock(message.timestamp)}
          </time>
          {own && <Ticks status={message.status} />}
        </>
      }
    >
      {showAuthor && !own && (
        <span className={classes.author}>
          {message.pushName ?? formatPhone(message.from)}
          {/* A name is chosen by whoever bears it. */}
          {message.pushName && <span className={classes.phone}> {formatPhone(message.from)}</span>}
        </span>
      )}
      <MessageContext message={message} />
      <Content message={message} label={label} />
      {message.truncated && <span className={classes.label}>{words.truncated}</span>}
      {message.status === 'failed' && (
        <span className={classes.failure}>{explainFailure(message.error)}</span>
      )}
      {explainWait(message) && <span className={classes.failure}>{explainWait(message)}</span>}
    </Bubble>
  );
}

/** What the message is: its file, what its kind says, its text. */
function Content({ message, label }: { message: MessageView; label: string | null }) {
  const { media, text, linkPreview, deletedAt } = message;
  if (repeatsText(message) && !deletedAt) return <ContentPart message={message} />;
  return (
    <>
      {media ? (
        <MediaPart
          type={message.type}
          media={media}
          failedAction={<AskAgain messageId={message.id} />}
        />
      ) : (
        label && <span className={classes.label}>{label}</span>
      )}
      {text}
      {linkPreview && <LinkPreview preview={linkPreview} />}
    </>
  );
}
