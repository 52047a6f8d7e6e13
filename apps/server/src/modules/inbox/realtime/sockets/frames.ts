import { z } from 'zod';
import { ProblemError } from '../../../../platform/problem.ts';

/** A frame by its shape, or why it is none. */
export function parseFrame<T>(shape: z.ZodType<T>, data: string): T | ProblemError {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return new ProblemError('malformed', { detail: 'A frame is one JSON object' });
  }
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const detail = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a known frame'}`;
  return new ProblemError('invalid', { detail });
}

const RefusedSend = z.object({ type: z.literal('send'), message: z.object({ id: z.uuid() }) });

/**
 * The id of a message whose frame fits no shape: its sender is told that it will never be taken, instead of losing
 * the connection over it again and again. `null` for every other frame.
 */
export function refusedMessageId(data: string): string | null {
  try {
    const frame = RefusedSend.safeParse(JSON.parse(data));
    return frame.success ? frame.data.message.id : null;
  } catch {
    return null;
  }
}
