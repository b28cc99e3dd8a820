import { isAbsolute } from 'node:path';

/** A bucket, and how it is reached. */
export interface S3Settings {
  bucket: string;
  /** Before every name: empty, or with a slash at its end. */
  prefix: string;
  region: string;
  /** Address of a store other than AWS; null for AWS. */
  endpoint: string | null;
  /** Whether the bucket stands in the path of requests, not in their host name. */
  pathStyle: boolean;
  /** Null: the client looks for them where AWS puts them. */
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string } | null;
}

/** Where the bytes of files are kept. */
export type MediaStore = { folder: string } | { s3: S3Settings };

/** What AWS's own programs read. Empty where it is not set. */
export interface AwsVariables {
  region: string;
  endpoint: string;
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
}

const PARAMETERS = ['region', 'endpoint', 'pathStyle'];
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const PREFIX = /^([\w.-]+\/)*$/;

/**
 * Reads `MEDIA_STORE`: an absolute path, or `s3://bucket/prefix?region=…&endpoint=…&pathStyle=…`.
 *
 * @returns what is wrong with it, as the end of a sentence, when it cannot be read.
 */
export function readMediaStore(value: string, aws: AwsVariables): MediaStore | string {
  if (isAbsolute(value)) return { folder: value };
  if (!value.startsWith('s3://') || !URL.canParse(value)) {
    return `an absolute path or s3://bucket/prefix, not "${value}"`;
  }
  return readS3(new URL(value), aws);
}

function readS3(url: URL, aws: AwsVariables): MediaStore | string {
  const { hostname: bucket, pathname, searchParams, username, password } = url;
  if (username || password) {
    return 'an address without credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';
  }
  const unknown = [...searchParams.keys()].find((name) => !PARAMETERS.includes(name));
  if (unknown) return `an address with no more than ${PARAMETERS.join(', ')}, not "${unknown}"`;
  if (!BUCKET.test(bucket)) return `s3:// and the name of a bucket, not "${bucket}"`;
  const prefix = pathname.replace(/^\/+/, '').replace(/([^/])$/, '$1/');
  if (!PREFIX.test(prefix)) {
    return `an address whose prefix has letters, digits, ., _ and - only, not "${prefix}"`;
  }
  const endpoint = searchParams.get('endpoint') ?? aws.endpoint;
  if (endpoint && (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol))) {
    return `an address whose endpoint is an http or https address, not "${endpoint}"`;
  }
  const pathStyle = searchParams.get('pathStyle') ?? String(endpoint !== '');
  if (!/^(true|false)$/.test(pathStyle)) return `an address whose pathStyle is true or false`;
  return {
    s3: {
      bucket,
      prefix,
      region: searchParams.get('region') ?? (aws.region || 'us-east-1'),
      endpoint: endpoint || null,
      pathStyle: pathStyle === 'true',
      credentials: credentialsOf(aws),
    },
  };
}

function credentialsOf(aws: AwsVariables): S3Settings['credentials'] {
  const { accessKeyId, secretAccessKey, sessionToken } = aws;
  if (!accessKeyId || !secretAccessKey) return null;
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
}
