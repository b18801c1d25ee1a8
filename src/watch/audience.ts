import type { Actor } from '../identity/index.ts';
import { may } from '../identity/permission.ts';

/** Who may read an observation or an assessment. */
export const audiences = ['everyone', 'workers', 'steering'] as const;
export type Audience = (typeof audiences)[number];

export const audienceLabels: Record<Audience, string> = {
  everyone: 'Tout public',
  workers: 'Ceux qui travaillent dans l’organisation',
  steering: 'Coordination, validation et administration',
};

/** What somebody may read of an organisation's watch: null for a visitor, who reads the published views. */
export function audiencesOf(actor: Actor, organisation: { organisationId: string }): Audience[] | null {
  if (may(actor, 'condition.restricted', organisation)) return [...audiences];
  return may(actor, 'work.read', organisation) ? ['everyone', 'workers'] : null;
}
