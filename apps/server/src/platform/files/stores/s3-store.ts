import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  NoSuchKey,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { checkKey, FileMissing, Meter, type FileStore, type PutOptions } from './store.ts';

export interface S3Config {
  S3_BUCKET: string;
  S3_REGION: string;
  S3_ENDPOINT?: string | undefined;
  S3_ACCESS_KEY_ID?: string | undefined;
  S3_SECRET_ACCESS_KEY?: string | undefined;
}

/** Two parts of 5 MB, the smallest S3 takes, are all that is in memory of an upload. */
const PARTS_AT_ONCE = 2;

/** Files below `files/` of a bucket, on AWS or anything that speaks S3. */
export function openS3Store(config: S3Config): FileStore {
  const client = createClient(config);
  const Bucket = config.S3_BUCKET;
  const nameOf = (key: string) => {
    checkKey(key);
    return { Bucket, Key: `files/${key}` };
  };
  return {
    kind: 's3',
    put: (key, stream, options) => upload({ client, target: nameOf(key) }, stream, options),
    async get(key) {
      const target = nameOf(key);
      try {
        const { Body, ContentLength } = await client.send(new GetObjectCommand(target));
        if (!(Body instanceof Readable)) throw new FileMissing(key);
        return { stream: Body, size: ContentLength ?? 0 };
      } catch (error) {
        throw error instanceof NoSuchKey ? new FileMissing(key) : error;
      }
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(nameOf(key)));
    },
    async check() {
      await client.send(new HeadBucketCommand({ Bucket }));
    },
    close() {
      client.destroy();
      return Promise.resolve();
    },
  };
}

function createClient(config: S3Config): S3Client {
  return new S3Client({
    region: config.S3_REGION,
    ...(config.S3_ENDPOINT && { endpoint: config.S3_ENDPOINT, forcePathStyle: true }),
    ...(config.S3_ACCESS_KEY_ID && {
      credentials: {
        accessKeyId: config.S3_ACCESS_KEY_ID,
        secretAccessKey: config.S3_SECRET_ACCESS_KEY ?? '',
      },
    }),
    // Many servers that speak S3 do not know the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

interface Destination {
  client: S3Client;
  target: { Bucket: string; Key: string };
}

/** When the stream breaks, the parts that were sent are thrown away and no object appears. */
async function upload({ client, target }: Destination, stream: Readable, options: PutOptions) {
  const meter = new Meter(options.maxBytes);
  const body = new PassThrough();
  const sending = new Upload({
    client,
    params: { ...target, Body: body, ContentType: options.type },
    queueSize: PARTS_AT_ONCE,
    leavePartsOnError: false,
  }).done();
  const reading = pipeline(stream, meter, body);
  const [read, sent] = await Promise.allSettled([reading, stopOnFailure(sending, body)]);
  // The reason why it was cut off, not that it was.
  if (read.status === 'rejected') throw read.reason;
  if (sent.status === 'rejected') throw sent.reason;
  return meter.result();
}

/** An upload that failed reads no more: whoever writes into it must not wait. */
async function stopOnFailure(sending: Promise<unknown>, body: PassThrough): Promise<void> {
  try {
    await sending;
  } catch (error) {
    body.destroy(error as Error);
    throw error;
  }
}
