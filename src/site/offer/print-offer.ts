import { readSiteType } from '../read-site-types.ts';
import { printValue } from '../register/print-value.ts';
import { partyRoleLabels, type StatedSite } from '../register/site.ts';
import { commonFields, type IdentifierSystem, identifierSystems } from '../site-type.ts';
import { type ProtectionKind, protectionKinds } from '../zone-kind.ts';
import type { Aspect, RegisteredSite } from './compare-site.rule.ts';

interface Printed {
  about: string;
  label: string;
  ours: string;
  theirs: string;
}

/** One thing that a source says otherwise of a place, as a person reads both. */
export function printAspect(said: StatedSite, known: RegisteredSite, aspect: Aspect): Printed {
  const { what, ours, theirs } = wordsOf(said, known, aspect);
  return { about: `${known.id} ${aspect}`, label: `${known.name}, ${what}`, ours, theirs };
}

function wordsOf(said: StatedSite, known: RegisteredSite, aspect: Aspect) {
  const [kind, key = ''] = aspect.split(':');
  switch (kind) {
    case 'field':
      return fieldWords(said, known, key);
    case 'id':
      return {
        what: identifierSystems[key as IdentifierSystem],
        ours: listed(known.identifiers.filter(({ system }) => system === key).map(({ value }) => value)),
        theirs: listed(said.identifiers.filter(({ system }) => system === key).map(({ value }) => value)),
      };
    case 'outline':
      return { what: 'contour', ...outlineWords(known) };
    case 'parties':
      return {
        what: 'propriétaire et gestionnaire',
        ours: partyWords(known.parties),
        theirs: partyWords(said.parties),
      };
    default:
      return {
        what: 'protections',
        ours: protectionWords(known.protections as ProtectionKind[]),
        theirs: protectionWords(said.protections.map(({ kind: one }) => one)),
      };
  }
}

function fieldWords({ kind, values }: StatedSite, { attributes }: RegisteredSite, key: string) {
  const field = [...commonFields, ...readSiteType(kind).fields].find((one) => one.key === key);
  const print = (value = '') => (field ? printValue(field, value) : value);
  return { what: (field?.label ?? key).toLowerCase(), ours: print(attributes[key]), theirs: print(values[key]) };
}

function outlineWords({ outline, apart }: RegisteredSite) {
  if (apart === null) return { ours: outline === null ? 'aucun' : 'mis de côté', theirs: 'un contour' };
  const metres = apart < 1000 ? `${Math.round(apart)}\u202fm` : `${Math.round(apart / 1000)}\u202fkm`;
  return { ours: 'celui du registre', theirs: `un autre, qui s’en écarte de ${metres}` };
}

const listed = (words: string[]) => [...new Set(words)].join(', ') || 'aucun';

const partyWords = (parties: RegisteredSite['parties']) =>
  listed(parties.map(({ role, category, name }) => `${category || name} (${partyRoleLabels[role].toLowerCase()})`));

const protectionWords = (kinds: ProtectionKind[]) => listed(kinds.map((kind) => protectionKinds[kind]));

/** A place that the register does not have, or not under this number. */
export const newSite = (key: string, site: StatedSite, likely: string | undefined) => ({
  about: `new ${key}`,
  key,
  label: site.name,
  ours: likely ? `peut-être « ${likely} », sans ce numéro` : 'absent du registre',
  theirs: `un site à créer (${[readSiteType(site.kind).label, ...site.identifiers.map(({ value }) => value)].join(' ')})`,
  given: { site, aspect: 'place' as const, seen: '' },
});
