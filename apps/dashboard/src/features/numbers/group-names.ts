import type { SessionNoticeView } from '@whathooks/dto';

/** Names of groups by JID, as far as notices (newest first) tell of them: when they were made or renamed. */
export function groupNames(notices: readonly SessionNoticeView[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { type, origin, details } of notices) {
    if (type !== 'w:gp2' || names.has(origin)) continue;
    const [what] = details.children;
    const told = what?.tag === 'create' ? what.children.find(({ tag }) => tag === 'group') : what;
    const named = what?.tag === 'create' || what?.tag === 'subject';
    const subject = named && told?.attrs['subject'];
    if (subject) names.set(origin, subject);
  }
  return names;
}
