import { createHash, createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const BUCKET = 'attic';
export const CREDENTIALS = { id: 'AKIATEST', secret: 'a secret for the bucket' };

interface Stored {
  type: string;
  bytes: Buffer;
}

/** As much of S3 as the store uses, in memory, with the signatures checked. */
export class S3Server {
  readonly objects = new Map<string, Stored>();
  readonly uploads = new Map<string, { key: string; type: string; parts: Map<number, Buffer> }>();
  /** What came, as `PUT part`, in order. */
  readonly calls: string[] = [];
  /** Called for each; whatever it answers is the status of a failure. */
  failWith: (call: string) => number | null = () => null;
  readonly #server = createServer((request, response) => {
    void this.#serve(request, response);
  });

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this.address;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await read(request);
    const url = new URL(request.url ?? '/', 'http://here');
    if (!isSigned(request, url, body)) return answerError(response, 403, 'SignatureDoesNotMatch');
    const call = nameOf(request.method ?? '', url);
    this.calls.push(call);
    const failure = this.failWith(call);
    if (failure) return answerError(response, failure, 'InternalError');
    const [, bucket, ...rest] = url.pathname.split('/');
    if (bucket !== BUCKET) return answerError(response, 404, 'NoSuchBucket');
    this.#answer(
      call,
      { key: rest.join('/'), url, body, type: request.headers['content-type'] ?? '' },
      response,
    );
  }

  #answer(
    call: string,
    given: { key: string; url: URL; body: Buffer; type: string },
    response: ServerResponse,
  ): void {
    const { key, url, body, type } = given;
    const uploadId = url.searchParams.get('uploadId') ?? '';
    const upload = this.uploads.get(uploadId);
    switch (call) {
      case 'HEAD bucket':
        return void response.end();
      case 'PUT object':
        this.objects.set(key, { type, bytes: body });
        return void response.setHeader('etag', '"1"').end();
      case 'GET object': {
        const stored = this.objects.get(key);
        if (!stored) return answerError(response, 404, 'NoSuchKey');
        response
          .setHeader('content-type', stored.type)
          .setHeader('content-length', stored.bytes.length);
        return void response.end(stored.bytes);
      }
      case 'DELETE object':
        this.objects.delete(key);
        return void response.writeHead(204).end();
      case 'POST uploads': {
        const id = randomUUID();
        this.uploads.set(id, { key, type, parts: new Map() });
        return xml(
          response,
          `<InitiateMultipartUploadResult><Bucket>${BUCKET}</Bucket><Key>${key}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
        );
      }
      case 'PUT part':
        upload?.parts.set(Number(url.searchParams.get('partNumber')), body);
        return void response.setHeader('etag', `"${url.searchParams.get('partNumber')}"`).end();
      case 'POST complete': {
        const parts = [...(upload?.parts ?? [])].toSorted(([a], [b]) => a - b);
        const bytes = Buffer.concat(parts.map(([, part]) => part));
        this.objects.set(key, { type: upload?.type ?? '', bytes });
        this.uploads.delete(uploadId);
        return xml(
          response,
          `<CompleteMultipartUploadResult><Key>${key}</Key></CompleteMultipartUploadResult>`,
        );
      }
      case 'DELETE upload':
        this.uploads.delete(uploadId);
        return void response.writeHead(204).end();
      default:
        return answerError(response, 400, 'NotImplemented');
    }
  }
}

function nameOf(method: string, url: URL): string {
  const has = (name: string) => url.searchParams.has(name);
  if (has('uploads')) return `${method} uploads`;
  if (has('partNumber')) return `${method} part`;
  if (has('uploadId')) return method === 'POST' ? 'POST complete' : `${method} upload`;
  return url.pathname.split('/').length > 2 && !url.pathname.endsWith('/')
    ? `${method} object`
    : `${method} bucket`;
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

function xml(response: ServerResponse, body: string): void {
  response.setHeader('content-type', 'application/xml').end(`<?xml version="1.0"?>${body}`);
}

function answerError(response: ServerResponse, status: number, code: string): void {
  response.statusCode = status;
  xml(response, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

/** Signature Version 4, as the S3 documentation describes its checking. */
function isSigned(request: IncomingMessage, url: URL, body: Buffer): boolean {
  const match = AUTHORIZATION.exec(request.headers.authorization ?? '');
  const [, id, day = '', region = '', signed = '', signature] = match ?? [];
  if (id !== CREDENTIALS.id) return false;
  const payload = String(request.headers['x-amz-content-sha256']);
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body)) return false;
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .toSorted()
    .join('&');
  const headers = signed
    .split(';')
    .map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const canonical = [request.method, url.pathname, query, headers.join(''), signed, payload].join(
    '\n',
  );
  const area = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], area, sha256(canonical)].join(
    '\n',
  );
  const key = [day, region, 's3', 'aws4_request'].reduce(
    hmac,
    Buffer.from(`AWS4${CREDENTIALS.secret}`),
  );
  return hmac(key, toSign).toString('hex') === signature;
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
