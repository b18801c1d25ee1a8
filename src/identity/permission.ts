import { DomainError } from '../kernel/errors.ts';

export const roles = ['administrator', 'coordinator', 'contributor', 'validator', 'partner', 'reader'] as const;
export type Role = (typeof roles)[number];

export const roleLabels: Record<Role, string> = {
  administrator: 'Administration',
  coordinator: 'Coordination',
  contributor: 'Contribution',
  validator: 'Validation',
  partner: 'Validation partenaire',
  reader: 'Lecture',
};

/** A role somebody holds in an organisation; a contributor's holds for one service and those below it. */
export interface Grant {
  organisationId: string;
  role: Role;
  serviceIds: readonly string[];
}

/** Who asks. A visitor has no person and no grant; the command line acts as the installation's owner. */
export interface Actor {
  person: { id: string; name: string; email: string } | null;
  grants: readonly Grant[];
  owner?: true;
}

export const visitor: Actor = { person: null, grants: [] };

/** The publisher, and the service where there is one, whose thing is acted upon. */
export interface Target {
  organisationId: string;
  serviceId?: string | null;
}

/**
 * Who may do what: `all` in the whole organisation, `own` on what belongs to the person's services.
 * What is published needs no permission; it is read through the published views.
 */
export const permissions = {
  'organisation.manage': { administrator: 'all' },
  'person.manage': { administrator: 'all' },
  // Keys for programs: each person keeps their own.
  'token.keep': {
    ...{
      administrator: 'all',
      coordinator: 'all',
      contributor: 'all',
      validator: 'all',
      partner: 'all',
      reader: 'all',
    },
  },
  'audit.read': { administrator: 'all', coordinator: 'all' },
  'work.read': { administrator: 'all', coordinator: 'all', contributor: 'all', validator: 'all' },
  'plan.edit': { administrator: 'all', coordinator: 'all' },
  'action.edit': { administrator: 'all', coordinator: 'all', contributor: 'own' },
  'site.edit': { coordinator: 'all', contributor: 'all' },
  'site.rule': { coordinator: 'all' },
  'zone.edit': { coordinator: 'all' },
  'condition.record': { coordinator: 'all', contributor: 'all' },
  'condition.restricted': { administrator: 'all', coordinator: 'all', validator: 'all' },
  'campaign.plan': { coordinator: 'all' },
  'pressure.assess': { coordinator: 'all', contributor: 'all' },
  'delivery.edit': { coordinator: 'all', contributor: 'all' },
  'governance.edit': { coordinator: 'all' },
  'project.edit': { coordinator: 'all', contributor: 'all' },
  'attribute.edit': { coordinator: 'all' },
  'endangered.edit': { coordinator: 'all', contributor: 'all' },
  'viewpoint.edit': { coordinator: 'all', contributor: 'all' },
  'shot.keep': { coordinator: 'all', contributor: 'all' },
  'shot.withdraw': { coordinator: 'all' },
  'landscape.note': { coordinator: 'all', contributor: 'all' },
  // The outlines of communes are everybody's: the installation's owner brings them in.
  'outline.load': {},
  // TAXREF, statuses, rarity, sensitivity: likewise.
  'reference.load': {},
  'taxon.decide': { coordinator: 'all' },
  'dataset.edit': { coordinator: 'all' },
  // A partner reads what it is asked to validate a second time, apart from the organisation's own validators.
  'record.read': { administrator: 'all', coordinator: 'all', contributor: 'all', validator: 'all', partner: 'all' },
  'record.write': { coordinator: 'all', contributor: 'all' },
  'record.validate': { coordinator: 'all', validator: 'all' },
  'record.validate_as_partner': { partner: 'all' },
  'record.ask': { coordinator: 'all', validator: 'all', partner: 'all' },
  'observer.read': { administrator: 'all', coordinator: 'all' },
  'observer.edit': { coordinator: 'all' },
  'observer.erase': { administrator: 'all', coordinator: 'all' },
  'assessment.edit': { coordinator: 'all' },
  'assessment.survey': { coordinator: 'all', contributor: 'all' },
  // The register of exchanges names people who asked.
  'exchange.read': { administrator: 'all', coordinator: 'all' },
  'exchange.send': { coordinator: 'all' },
  'event.edit': { coordinator: 'all', contributor: 'all' },
  // What people without an account send: who answers each kind, and who says what is asked for.
  'remark.moderate': { coordinator: 'all' },
  'sighting.moderate': { coordinator: 'all' },
  'photograph.moderate': { coordinator: 'all', contributor: 'all' },
  'message.erase': { administrator: 'all', coordinator: 'all' },
  'reception.set': { administrator: 'all', coordinator: 'all' },
  // Sources outside that are read by themselves, and what they say otherwise.
  'connector.keep': { administrator: 'all', coordinator: 'all' },
  // Programs outside that are told of what is published.
  'webhook.keep': { administrator: 'all', coordinator: 'all' },
  'import.run': { administrator: 'all', coordinator: 'all' },
  'indicator.define': { administrator: 'all', coordinator: 'all' },
  'value.record': { coordinator: 'all', contributor: 'own' },
  'value.validate': { coordinator: 'all' },
  'commitment.answer': { coordinator: 'all', contributor: 'own' },
  'report.import': { coordinator: 'all' },
  'edition.open': { coordinator: 'all' },
  'edition.read': { administrator: 'all', coordinator: 'all', validator: 'all' },
  'edition.edit': { coordinator: 'all' },
  'edition.validate': { validator: 'all' },
  'edition.freeze': { coordinator: 'all' },
  'sheet.read': { administrator: 'all', coordinator: 'all', contributor: 'own', validator: 'all' },
  'sheet.edit': { coordinator: 'all', contributor: 'own' },
  'sheet.review': { coordinator: 'all' },
  'sheet.comment': { coordinator: 'all', contributor: 'own', validator: 'all' },
  'finding.waive': { coordinator: 'all' },
  'document.check': { administrator: 'all', coordinator: 'all', contributor: 'all', validator: 'all', reader: 'all' },
  'document.keep': { administrator: 'all', coordinator: 'all', contributor: 'all', validator: 'all' },
  'document.drop': { administrator: 'all', coordinator: 'all' },
  'finding.judge': { administrator: 'all', coordinator: 'all', contributor: 'all', validator: 'all' },
} as const satisfies Record<string, Partial<Record<Role, 'all' | 'own'>>>;

export type Verb = keyof typeof permissions;

export function may(actor: Actor, verb: Verb, target: Target): boolean {
  if (actor.owner) return true;
  const row: Partial<Record<Role, 'all' | 'own'>> = permissions[verb];
  return actor.grants.some((grant) => {
    if (grant.organisationId !== target.organisationId) return false;
    const reach = row[grant.role];
    return reach === 'all' || (reach === 'own' && !!target.serviceId && grant.serviceIds.includes(target.serviceId));
  });
}

export const signInNeeded = () =>
  new DomainError('unauthenticated', 'sign_in_needed', 'Connectez-vous pour continuer.');

/** The first line of every use case. */
export function authorise(actor: Actor, verb: Verb, target: Target): void {
  if (may(actor, verb, target)) return;
  if (!actor.person) throw signInNeeded();
  throw new DomainError(
    'forbidden',
    'not_allowed',
    'Votre rôle ne permet pas cette opération. Demandez à la personne qui administre Carreau dans votre organisation.',
    { verb },
  );
}

/** Organisations where the actor may do this, whatever the service. */
export const organisationsWhere = (actor: Actor, verb: Verb): string[] => {
  const row: Partial<Record<Role, 'all' | 'own'>> = permissions[verb];
  return [...new Set(actor.grants.filter((grant) => row[grant.role]).map((grant) => grant.organisationId))];
};
