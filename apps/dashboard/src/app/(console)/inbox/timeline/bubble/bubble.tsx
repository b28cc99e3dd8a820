import type { ReactNode } from 'react';
import { IconBookmarkFilled, IconPinFilled, IconStarFilled } from '@tabler/icons-react';
import type { MessageView } from '@whathooks/dto';
import {
  contentLabel,
  explainFailure,
  explainWait,
  senderText,
} from '../../../../../features/messages/message-text';
import {
  ContentPart,
  LinkPreview,
  MessageContext,
  repeatsText,
} from '../../../../../features/messages/content/content-part';
import { emojisAlone } from '../../../../../features/messages/content/emojis-alone';
import { FoldedText } from '../../../../../features/messages/content/folded-text';
import { contentWords } from '../../../../../features/messages/content/words';
import { AskAgain } from '../../../../../features/messages/media/ask-again';
import { MediaPart } from '../../../../../features/messages/media/media-part';
import { Ticks } from '../../../../../features/messages/ticks';
import {
  formatClock,
  formatFull,
  formatHint,
  formatMomentWithin,
  formatPhone,
} from '../../../../../shared/format/format';
import { useConversation } from '../../conversation/conversation-context';
import classes from './bubble.module.css';
import { MessageActions } from './message-actions';
import { Reactions } from './reactions';
import { SendAgain } from './send-again';
import type { TimelineRow } from '../rows';
import { words } from '../words';

interface BubbleProps {
  own: boolean;
  children: ReactNode;
  /** Time and ticks. */
  foot?: ReactNode;
  /** Beside it: what can be done with it. */
  beside?: ReactNode;
  /** Below it: reactions. */
  below?: ReactNode;
  failed?: boolean;
}

export function Bubble({ own, children, foot, beside, below, failed = false }: BubbleProps) {
  return (
    <div className={classes.row} data-own={own || undefined}>
      <div className={classes.bubble} data-failed={failed || undefined}>
        <div className={classes.text} dir="auto">
          {children}
        </div>
        {foot && <div className={`${classes.foot} tabular`}>{foot}</div>}
        {below}
      </div>
      {beside}
    </div>
  );
}

interface MessageBubbleProps {
  row: Extract<TimelineRow, { kind: 'message' }>;
  isActive: boolean;
  /** The address leads to it. */
  isTarget: boolean;
}

export function MessageBubble({ row, isActive, isTarget }: MessageBubbleProps) {
  const { message, reactions, showAuthor } = row;
  const own = message.direction === 'outbound';
  const wait = explainWait(message);
  return (
    <Bubble
      own={own}
      failed={message.status === 'failed'}
      foot={<Foot message={message} />}
      beside={isActive && !message.deletedAt && <MessageActions message={message} />}
      below={reactions.length > 0 && <Reactions reactions={reactions} />}
    >
      {showAuthor && <Author message={message} />}
      <Context message={message} />
      <Content message={message} isTarget={isTarget} />
      {message.truncated && (
        <span className={classes.label} dir="auto">
          {words.truncated}
        </span>
      )}
      {message.status === 'failed' && (
        <span className={classes.failure} dir="auto">
          {explainFailure(message.error)}
        </span>
      )}
      {message.status === 'failed' && <SendAgain failed={[message]} />}
      {wait && (
        <span className={classes.failure} dir="auto">
          {wait}
        </span>
      )}
    </Bubble>
  );
}

/** What stands above a message, with names as the conversation has them. */
export function Context({ message }: { message: MessageView }) {
  const { people, memberTitle, ownPhone, showMessage } = useConversation();
  const nameOf = (digits: string) => memberTitle(digits) ?? people.get(digits)?.name;
  return (
    <MessageContext message={message} nameOf={nameOf} ownPhone={ownPhone} onQuoted={showMessage} />
  );
}

/** Who wrote in a group: as the number's address book has it, else as they call themselves. */
export function Author({ message: { from, pushName } }: { message: MessageView }) {
  const name = useConversation().memberTitle(from) ?? pushName;
  return (
    <span className={classes.author} dir="auto">
      <bdi>{name ?? formatPhone(from)}</bdi>
      {/* A name is chosen by whoever bears it. */}
      {name && ' '}
      {name && <bdi className={classes.phone}>{formatPhone(from)}</bdi>}
    </span>
  );
}

export function Foot({ message }: { message: MessageView }) {
  const { nameOf, me } = useConversation();
  const { sentBy } = message;
  return (
    <>
      {message.starred && <IconStarFilled size={12} role="img" aria-label={words.starred} />}
      {message.pinnedUntil && (
        <IconPinFilled
          size={12}
          role="img"
          aria-label={words.pinned(formatFull(message.pinnedUntil))}
        />
      )}
      {message.kept && <IconBookmarkFilled size={12} role="img" aria-label={words.kept} />}
      {sentBy && sentBy.id !== me && (
        <span className={classes.said}>
          {senderText(
            sentBy.kind === 'user' ? { ...sentBy, name: sentBy.name ?? nameOf(sentBy.id) } : sentBy,
          )}
        </span>
      )}
      {message.editedAt && <span className={classes.said}>{words.edited}</span>}
      <span className={classes.when}>
        {message.status === 'scheduled' && <span>{words.scheduled}</span>}
        <time dateTime={message.timestamp} title={formatHint(message.timestamp)}>
          {message.status === 'scheduled'
            ? formatMomentWithin(message.timestamp)
            : formatClock(message.timestamp)}
        </time>
        {message.direction === 'outbound' && <Ticks status={message.status} />}
      </span>
    </>
  );
}

interface SaidProps {
  message: MessageView;
  isTarget: boolean;
}

/** What the message is: its file, what its kind says, its text. */
function Content({ message, isTarget }: SaidProps) {
  const { isRemoved } = useConversation();
  const { media, text, linkPreview, deletedAt } = message;
  const label = contentLabel(message);
  if (repeatsText(message) && !deletedAt) return <ContentPart message={message} />;
  return (
    <>
      {media ? (
        <MediaPart
          id={message.id}
          type={message.type}
          media={media}
          caption={text}
          failedAction={!isRemoved && <AskAgain messageId={message.id} />}
        />
      ) : (
        label && (
          <span className={classes.label} dir="auto">
            {label}
          </span>
        )
      )}
      {text && <Words message={message} text={text} isTarget={isTarget} />}
      {linkPreview && <LinkPreview preview={linkPreview} />}
    </>
  );
}

/** The text of a message: a few emojis alone are shown large. */
function Words({ message, text, isTarget }: SaidProps & { text: string }) {
  const { media } = message;
  const emojis = media ? null : emojisAlone(text);
  if (emojis !== null) return <Emojis text={text} count={emojis} />;
  const said = <MentionedText message={message} text={text} isWhole={isTarget} />;
  return media ? <div className={classes.below}>{said}</div> : said;
}

/** A text of a few emojis, the larger the fewer they are. */
export function Emojis({ text, count }: { text: string; count: number }) {
  return (
    <span className={classes.emojis} data-count={count}>
      {text.trim()}
    </span>
  );
}

interface MentionedTextProps {
  message: Pick<MessageView, 'id' | 'mentions'>;
  text: string;
  isWhole: boolean;
}

/** A text with names in place of the numbers that it mentions. */
export function MentionedText({ message, text, isWhole }: MentionedTextProps) {
  const { people, memberTitle, ownPhone } = useConversation();
  const { id, mentions = [] } = message;
  const nameOf = (digits: string): string => {
    if (digits === 'all') return digits;
    if (digits === ownPhone) return contentWords.you;
    return memberTitle(digits) ?? people.get(digits)?.name ?? formatPhone(digits);
  };
  const names =
    mentions.length > 0 ? new Map(mentions.map((one) => [one, nameOf(one)])) : undefined;
  return <FoldedText id={id} text={text} mentions={names} isWhole={isWhole} />;
}
