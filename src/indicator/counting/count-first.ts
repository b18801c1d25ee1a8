import type { Context } from '../../identity/index.ts';
import { isDomainError } from '../../kernel/errors.ts';
import { frenchYear } from '../../kernel/french.ts';
import { countIndicator } from './count-indicator.ts';

/** Counts an indicator that was just defined over the year that runs; one that cannot be counted yet says why on its page. */
export async function countFirst(context: Context, indicatorId: string): Promise<void> {
  const period = String(frenchYear(context.effects.now()));
  await countIndicator(context, { indicatorId, period }).catch((error: unknown) => {
    if (!isDomainError(error)) throw error;
  });
}
