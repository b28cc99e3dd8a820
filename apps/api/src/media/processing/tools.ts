/** What files are converted with. */
export interface Tools {
  /** Path of ffmpeg; null where it is not installed. */
  ffmpeg: string | null;
  /** Folder for files of one conversion, deleted after it. */
  scratch: string;
  /** Ends what takes too long. */
  signal: AbortSignal;
}
