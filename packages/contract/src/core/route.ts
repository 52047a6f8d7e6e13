import type { z } from 'zod';
import './words.ts';
import type { Access } from './permissions.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * How an answer travels:
 * - `json`: one JSON value
 * - `list`: a JSON array, with `X-Total-Count` and `Link` headers
 * - `created`: 201, the record, and `Location`
 * - `empty`: 204
 * - `csv`: a streamed CSV file
 * - `file`: bytes, sent by the handler itself
 */
export type AnswerKind = 'json' | 'list' | 'created' | 'empty' | 'csv' | 'file';

/** One endpoint: validates, types the web client and becomes the OpenAPI document. */
export interface Route {
  readonly method: Method;
  /** Below `/api/v1`, with `:name` for parameters. */
  readonly path: string;
  /** Who may call it. A route without it does not compile, and the server refuses to boot. */
  readonly access: Access;
  readonly summary: string;
  readonly answer: AnswerKind;
  /** Where a created record is found, when it is not below the path: `/orders`. */
  readonly collection?: string;
  /** Repeating the request with the same `Idempotency-Key` gives the same answer. */
  readonly idempotent?: boolean;
  /** Requests a minute for one caller; the default is 600. */
  readonly limit?: number;
  /** Called by pages of other origins, where a site allows their domain. */
  readonly crossOrigin?: boolean;
  /** Multipart upload: the handler reads the stream itself. */
  readonly multipart?: boolean;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly response?: z.ZodType;
}

/** Declares a route and keeps its exact shapes for the type checker. */
export function route<const Definition extends Route>(definition: Definition): Definition {
  return definition;
}

type Shape<R, Key extends string> = Key extends keyof R ? R[Key] : undefined;
type Output<S> = S extends z.ZodType ? z.output<S> : undefined;
type Input<S> = S extends z.ZodType ? z.input<S> : undefined;

/** What the server's handler receives, after validation. */
export type ParamsOf<R> = Output<Shape<R, 'params'>>;
export type QueryOf<R> = Output<Shape<R, 'query'>>;
export type BodyOf<R> = Output<Shape<R, 'body'>>;
/** What a caller receives. */
export type ResponseOf<R> = Output<Shape<R, 'response'>>;
/** What a caller sends, before defaults are filled in. */
export type ParamsInput<R> = Input<Shape<R, 'params'>>;
export type QueryInput<R> = Input<Shape<R, 'query'>>;
export type BodyInput<R> = Input<Shape<R, 'body'>>;
