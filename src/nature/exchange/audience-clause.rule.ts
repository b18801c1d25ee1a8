import type { Audience, Clause } from './exchange.ts';

/**
 * Which clauses open which circle. What is public needs none of its own. A partner has an agreement, or shares as one
 * public authority with another. Exact places of sensitive records go to those who keep the inventory, by law or by an
 * agreement that says so: it must be named.
 */
export function clauseOpens(audience: Audience, clause: Clause, reference: string): boolean {
  if (audience === 'public') return true;
  if (clause === 'L411-1-A') return true;
  if (clause === 'agreement') return reference.trim() !== '';
  return audience === 'partner' && clause === 'L127-1';
}
