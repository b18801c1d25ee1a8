import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { DomainError } from '../../kernel/errors.ts';
import { naturalOrder } from '../../kernel/french.ts';
import { inProject } from '../../kernel/paths.ts';
import { typesetAll } from '../../kernel/typeset.ts';
import { readVocabulary } from '../vocabulary/read-vocabularies.ts';
import type { DeclaredField, ProtocolField } from './field.ts';
import { type DeclaredProtocol, type Protocol, protocolSchema } from './protocol.ts';

const folder = inProject('src', 'nature', 'protocol');
let protocols: Map<string, Protocol> | undefined;

/** The protocol kept in `protocol/NAME.yaml`. */
export function readProtocol(name: string): Protocol {
  const protocol = loadProtocols().get(name);
  if (!protocol) throw unknownProtocol(name);
  return protocol;
}

/** In the order of their French names. */
export const listProtocols = (): Protocol[] =>
  [...loadProtocols().values()].sort((a, b) => naturalOrder(a.label, b.label));

function loadProtocols(): Map<string, Protocol> {
  protocols ??= new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.yaml') && !file.endsWith('.cases.yaml'))
      .map((file) => file.replace(/\.yaml$/, ''))
      .map((name) => [name, protocolOf(name, parse(readFileSync(`${folder}/${name}.yaml`, 'utf8')))]),
  );
  return protocols;
}

/** A protocol from what its file holds; throws what Zod throws. */
export const protocolOf = (name: string, content: unknown): Protocol => {
  const declared: DeclaredProtocol = typesetAll(protocolSchema.parse(content));
  const { site, visit, record } = declared;
  const withFields = <Level extends { fields: DeclaredField[] }>(level: Level) => ({
    ...level,
    fields: level.fields.map(usable),
  });
  return { ...declared, name, site: withFields(site), visit: withFields(visit), record: withFields(record) };
};

function usable(field: DeclaredField): ProtocolField {
  if (field.type !== 'vocabulary') return field;
  const { values } = readVocabulary(field.vocabulary);
  const codes = field.codes.length > 0 ? field.codes : Object.keys(values);
  return {
    ...field,
    many: false,
    choices: codes.map((key) => ({ key, label: values[key] ?? unknownCode(field, key) })),
  };
}

const unknownCode = ({ name, vocabulary }: { name: string; vocabulary: string }, code: string): never => {
  throw new Error(`${name}: ${vocabulary} has no code ${code}`);
};

const unknownProtocol = (name: string) =>
  new DomainError(
    'missing',
    'unknown_protocol',
    `Le protocole «\u00a0${name}\u00a0» n’est pas décrit ici. Choisissez-en un dans la liste des protocoles.`,
  );
