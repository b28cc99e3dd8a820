import { OwnCookie } from '../platform/http/own-cookies';
import { IDLE_LIFETIME_SECONDS } from './sign-ins/sign-ins';

/** Holds the refresh token. */
export const REFRESH_COOKIE = new OwnCookie('whathooks_refresh');

/** In seconds. */
export const REFRESH_COOKIE_LIFETIME = IDLE_LIFETIME_SECONDS;
