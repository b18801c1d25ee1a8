import type { ProseRule } from './prose-rule.ts';

/** Every check of prose, in the order people read them; each has its heading in docs/reference/controles.md. */
export const proseRules: readonly ProseRule[] = [];
