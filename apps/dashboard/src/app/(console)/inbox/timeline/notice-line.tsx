import type { ChatNoticeView } from '@whathooks/dto';
import { noticeText } from '../../../../features/chats/notice-text';
import {
  formatClock,
  formatHint,
  formatPhone,
  formatTitle,
} from '../../../../shared/format/format';
import { useConversation } from '../conversation/conversation-context';
import classes from './notice-line.module.css';

/** What somebody on WhatsApp is called. */
function titleIn({ by, byTitle, members, memberTitles }: ChatNoticeView, digits: string): string {
  const title = digits === by ? byTitle : memberTitles[members.indexOf(digits)];
  return formatTitle(title ?? formatPhone(digits));
}

/** A line that nobody wrote: who was assigned, who joined. */
export function NoticeLine({ notice }: { notice: ChatNoticeView }) {
  const { nameOf } = useConversation();
  return (
    <p className={classes.root} title={formatHint(notice.createdAt)}>
      <span>
        {noticeText(notice, (id) => (id.startsWith('usr_') ? nameOf(id) : titleIn(notice, id)))}
      </span>{' '}
      <time className={classes.time} dateTime={notice.createdAt}>
        {formatClock(notice.createdAt)}
      </time>
    </p>
  );
}
