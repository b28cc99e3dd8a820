import { useSyncExternalStore } from 'react';
import { arePhonesSettled, loadPhoneGroups } from './phone-groups';

/** Whether phone numbers can be shown as they stay. They are loaded beside the log-in, so that nobody waits for them. */
export function usePhoneGroups(): boolean {
  return useSyncExternalStore(subscribe, arePhonesSettled, () => false);
}

function subscribe(onSettled: () => void): () => void {
  void loadPhoneGroups().then(onSettled);
  return () => undefined;
}
