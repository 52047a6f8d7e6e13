import type { z } from 'zod';
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
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  readonly method: Method;
  /** Below `/api/v1`, with `:name` for parameters. */
  readonly path: string;
  /** Who may call it. A route without it does not compile, and the server refuses to boot. */
  readonly access: Access;
  readonly summary: string;
  readonly answer: AnswerKind;
  /** Repeating the request with the same `Idempotency-Key` gives the same answer. */
  readonly idempotent?: boolean;
  /** Requests a minute for one caller; the default is 600. */
  readonly limit?: number;
  /** Multipart upload: the handler reads the stream itself. */
  readonly multipart?: boolean;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly response?: Response;
}

/** Declares a route and keeps its exact shapes for the type checker. */
export function route<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Response extends z.ZodType = z.ZodUndefined,
>(definition: Route<Params, Query, Body, Response>): Route<Params, Query, Body, Response> {
  return definition;
}

type Shape<R, Key extends string> = R extends { readonly [K in Key]?: infer S }
  ? NonNullable<S>
  : never;
type Output<S> = S extends z.ZodUndefined ? undefined : S extends z.ZodType ? z.output<S> : never;
type Input<S> = S extends z.ZodUndefined ? undefined : S extends z.ZodType ? z.input<S> : never;

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
