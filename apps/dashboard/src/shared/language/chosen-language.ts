'use client';

import { useEffect } from 'react';
import { type DashboardLanguage, LANGUAGE_COOKIE } from '@whathooks/dto/facts';
import { BASE_PATH } from '../own-address';

const YEAR_S = 31_536_000;

/** Keeps the language that a person chose in this browser, and shows the page in it. */
export function chooseLanguage(language: DashboardLanguage): void {
  const secure = window.location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${cookieStart(language)}; path=${BASE_PATH}/; max-age=${YEAR_S}; samesite=lax${secure}`;
  window.location.reload();
}

/** Shows a page that the browser kept, and brings back by its Back button, in the language that was chosen since. */
export function useChosenLanguage(): void {
  useEffect(() => {
    const atFirst = chosen();
    const update = ({ persisted }: PageTransitionEvent): void => {
      if (persisted && chosen() !== atFirst) window.location.reload();
    };
    window.addEventListener('pageshow', update);
    return () => window.removeEventListener('pageshow', update);
  }, []);
}

function chosen(): string | undefined {
  return document.cookie.split('; ').find((one) => one.startsWith(cookieStart('')));
}

const cookieStart = (value: string): string => `${LANGUAGE_COOKIE}=${value}`;
