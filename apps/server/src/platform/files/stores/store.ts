import { createHash, randomBytes } from 'node:crypto';
import { Transform, type Readable } from 'node:stream';

/** What became of a stream. */
export interface StoredFile {
  size: number;
  /** Hexadecimal. */
  sha256: string;
}

export interface PutOptions {
  type: string;
  /** @throws TooLarge beyond it; nothing is kept then. */
  maxBytes?: number;
}

/** Where the bytes of files lie; what they are called and who may see them stands in the database. */
export interface FileStore {
  readonly kind: 'local' | 's3';
  /** Writes a stream, never the whole of it in memory. When it breaks or grows too large, nothing is left. */
  put(key: string, stream: Readable, options: PutOptions): Promise<StoredFile>;
  /** @throws FileMissing */
  get(key: string): Promise<{ stream: Readable; size: number }>;
  /** Removing what is not there is fine. */
  remove(key: string): Promise<void>;
  check(): Promise<void>;
  close(): Promise<void>;
}

/** The stream was longer than it may be. */
export class TooLarge extends Error {
  constructor(maxBytes: number) {
    super(`More than ${maxBytes} bytes`);
    this.name = 'TooLarge';
  }
}

/** There is nothing under this key. */
export class FileMissing extends Error {
  constructor(key: string) {
    super(`No file is stored under ${key}`);
    this.name = 'FileMissing';
  }
}

const KEY = /^[0-9a-f]{40}$/;

/** A key that nobody can guess and that spreads evenly over directories. */
export function newKey(): string {
  return randomBytes(20).toString('hex');
}

/** A key is never a path. */
export function checkKey(key: string): void {
  if (!KEY.test(key)) throw new TypeError('This is not the key of a file');
}

/** Counts and hashes what runs through, and breaks off when it is too much. */
export class Meter extends Transform {
  readonly #hash = createHash('sha256');
  readonly #maxBytes: number;
  #size = 0;

  constructor(maxBytes = Infinity) {
    super();
    this.#maxBytes = maxBytes;
  }

  override _transform(
    chunk: Buffer,
    _encoding: string,
    done: (error?: Error | null, data?: Buffer) => void,
  ) {
    this.#size += chunk.length;
    if (this.#size > this.#maxBytes) return done(new TooLarge(this.#maxBytes));
    this.#hash.update(chunk);
    done(null, chunk);
  }

  /** To be asked once, after the end. */
  result(): StoredFile {
    return { size: this.#size, sha256: this.#hash.digest('hex') };
  }
}
