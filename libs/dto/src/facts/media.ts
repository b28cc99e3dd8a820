/** Kinds of message that are a file. */
export const MEDIA_TYPES = ['image', 'video', 'audio', 'voice', 'document', 'sticker'] as const;
export type MediaTypeName = (typeof MEDIA_TYPES)[number];

/** Whether the bytes of a file are here: not yet, yes, or they will not come unless somebody asks again. */
export const MEDIA_STATUSES = ['pending', 'ready', 'failed'] as const;
export type MediaStatusName = (typeof MEDIA_STATUSES)[number];

/** Why a file is not here, by code, in words. */
export const MEDIA_ERRORS = {
  too_large:
    'The file is larger than this installation accepts. It can be seen on the phone; once the operator has raised MEDIA_MAX_MB, it can be asked for again.',
  gone: 'WhatsApp no longer has the file, and the phone did not upload it again.',
  damaged: 'What WhatsApp delivered is not the file that its sender described.',
  not_downloaded:
    'The message is from before the number was linked: its file is downloaded when somebody asks for it.',
  unavailable: 'WhatsApp keeps the file from linked devices; it can be seen on the phone only.',
  unreachable: 'WhatsApp did not deliver the file, although it was asked for it several times.',
  storage_full: 'There was no room left to store the file.',
  deleted: 'The file was deleted here, because it was older than files are kept.',
} as const;
export type MediaErrorCode = keyof typeof MEDIA_ERRORS;
