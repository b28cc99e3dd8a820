/** What the thread for files of strangers is asked, and says. */

export interface ProbeTask {
  kind: 'probe';
  path: string;
}

export interface AudioTask {
  kind: 'voice';
  path: string;
  /** `packets`: Opus in another container than Ogg. `aac`: AAC in MP4. */
  codec: 'mp3' | 'wav' | 'flac' | 'vorbis' | 'opus' | 'packets' | 'aac';
  /** Path of the WebAssembly that decodes AAC. */
  aacDecoder: string;
}

export interface PageTask {
  kind: 'page';
  /** Of a PDF. */
  path: string;
  /** Longest edge of the picture, in pixels. */
  edge: number;
}

export type WorkerTask = ProbeTask | AudioTask | PageTask;

/** What an audio or video file says of itself. */
export interface ProbeResult {
  /** Such as `MP4`, `QuickTime File Format`, `Ogg`. */
  container: string;
  seconds: number;
  video: {
    /** Such as `avc`; null where it is not known. */
    codec: string | null;
    /** Such as `avc1.64001f`. */
    profile: string | null;
    /** As it is shown, in pixels. */
    width: number;
    height: number;
  } | null;
  audio: { codec: string | null; channels: number } | null;
}

export interface VoiceResult {
  /** Ogg with Opus, one channel. */
  bytes: Uint8Array;
  /** Of each 20 ms, from 0 to 1. */
  loudness: number[];
  seconds: number;
}

/** The first page of a PDF as a picture. */
export interface PageResult {
  /** How many pages there are. */
  pages: number;
  width: number;
  height: number;
  /** Red, green, blue and opacity of each pixel. */
  pixels: Uint8Array;
}
