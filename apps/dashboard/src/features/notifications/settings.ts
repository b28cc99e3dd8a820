'use client';

import { useSyncExternalStore } from 'react';

/** How somebody wants to hear of new messages, in this browser. */
export interface NotificationSettings {
  desktop: boolean;
  sound: boolean;
  /** Of chats of nobody too, not of the own alone. */
  unassigned: boolean;
}

const OFF: NotificationSettings = { desktop: false, sound: false, unassigned: true };

const CHANGED = 'whathooks-notifications';
const keyOf = (userId: string): string => `${CHANGED}:${userId}`;

/** What was read last, so that the same text gives the same object. */
let known: { text: string | null; settings: NotificationSettings } = { text: null, settings: OFF };

function read(userId: string): NotificationSettings {
  const text = localStorage.getItem(keyOf(userId));
  if (text !== known.text) known = { text, settings: { ...OFF, ...parsed(text) } };
  return known.settings;
}

/** The stored value was written by this browser, or by a person who experiments. */
function parsed(text: string | null): Partial<NotificationSettings> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('storage', listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener('storage', listener);
    window.removeEventListener(CHANGED, listener);
  };
}

/** Settings of a person. Everything is off until they switch it on. */
export function useNotificationSettings(userId: string): NotificationSettings {
  return useSyncExternalStore(
    subscribe,
    () => read(userId),
    () => OFF,
  );
}

export function changeNotificationSettings(
  userId: string,
  changes: Partial<NotificationSettings>,
): void {
  localStorage.setItem(keyOf(userId), JSON.stringify({ ...read(userId), ...changes }));
  window.dispatchEvent(new Event(CHANGED));
}
