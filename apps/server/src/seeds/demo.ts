import type { Scope } from '../platform/scope.ts';

export async function seedDemo(scope: Scope): Promise<void> {
  scope.platform.log.info('seed');
}
