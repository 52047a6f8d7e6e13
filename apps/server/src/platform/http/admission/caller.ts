import type { FastifyRequest } from 'fastify';
import type { Caller, Platform } from '../../scope.ts';

/** What is known of a request before anybody has said who he is. */
export function callerOf(platform: Platform, request: FastifyRequest): Caller {
  return {
    platform,
    requestId: request.id,
    ip: request.ip,
    userAgent: request.headers['user-agent']?.slice(0, 500) ?? null,
    now: platform.clock.now(),
  };
}

/** The address people reach us at: configured, or the one this request used. */
export function publicOrigin(platform: Platform, request: FastifyRequest): string {
  const configured = platform.config.PUBLIC_URL;
  return configured ? new URL(configured).origin : `${request.protocol}://${request.host}`;
}

/** The same for work that no request asked for. */
export function publicUrl(platform: Platform): string {
  return (platform.config.PUBLIC_URL ?? `http://localhost:${platform.config.PORT}`).replace(
    /\/$/,
    '',
  );
}

/** Is the origin the one that this request was sent to, or the configured one? */
export function isOwnOrigin(platform: Platform, request: FastifyRequest, origin: string): boolean {
  return (
    origin === publicOrigin(platform, request) || origin === `${request.protocol}://${request.host}`
  );
}
