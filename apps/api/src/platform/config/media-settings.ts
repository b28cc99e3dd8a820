import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { type MediaStore, readMediaStore } from './media-store';
import { EnvironmentError, type Variables, text, integer } from './variables';

/**
 * Days for which the signed address of a file is valid at least: a webhook is told it with the message, and every
 * attempt to deliver that message is over before.
 */
export const MEDIA_URL_MIN_DAYS = 6;

export function mediaStore(variables: Variables): MediaStore {
  const value = text(variables, 'MEDIA_STORE', '');
  const aws = {
    region: text(variables, 'AWS_REGION', ''),
    endpoint: text(variables, 'AWS_ENDPOINT_URL_S3', ''),
    accessKeyId: text(variables, 'AWS_ACCESS_KEY_ID', ''),
    secretAccessKey: text(variables, 'AWS_SECRET_ACCESS_KEY', ''),
    sessionToken: text(variables, 'AWS_SESSION_TOKEN', ''),
  };
  if (!value) return { folder: join(resolve(text(variables, 'DATA_DIR', '.data')), 'media') };
  const store = readMediaStore(value, aws);
  if (typeof store === 'string') throw new EnvironmentError(`MEDIA_STORE must be ${store}.`);
  return store;
}

export function mediaRetentionDays(variables: Variables): number {
  const valid = integer(variables, 'MEDIA_URL_DAYS', 7, MEDIA_URL_MIN_DAYS, 365);
  const events = integer(variables, 'RETENTION_DAYS', 30, 4, 365);
  const days = integer(variables, 'MEDIA_RETENTION_DAYS', Math.max(events, valid), 0, 3_650);
  if (days === 0 || days >= valid) return days;
  throw new EnvironmentError(
    `MEDIA_RETENTION_DAYS must be 0, which keeps files for ever, or at least MEDIA_URL_DAYS (${valid}): webhooks are told addresses that are valid for so long. It is "${days}".`,
  );
}

export function ffmpeg(variables: Variables): string | null {
  const value = text(variables, 'FFMPEG', '');
  if (value === 'off') return null;
  if (value !== '') {
    if (isProgram(value)) return resolve(value);
    throw new EnvironmentError(`FFMPEG must be the path of a program, or off, not "${value}".`);
  }
  const folders = (variables['PATH'] ?? '').split(delimiter).filter(isAbsolute);
  return folders.map((folder) => join(folder, 'ffmpeg')).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
