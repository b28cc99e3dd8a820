import type { SessionView } from '@whathooks/dto';

type Link = Pick<SessionView, 'id' | 'name' | 'linkedAt'>;

/** The session that was linked first; one whose time is not known comes before all others. */
export function oldestLink(links: readonly [Link, ...Link[]]): Link {
  const time = ({ linkedAt }: Link): number => (linkedAt ? Date.parse(linkedAt) : 0);
  return links.reduce((oldest, link) => (time(link) < time(oldest) ? link : oldest));
}
