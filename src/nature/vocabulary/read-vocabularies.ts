import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { missing } from '../../kernel/errors.ts';
import { inProject } from '../../kernel/paths.ts';
import { typesetAll } from '../../kernel/typeset.ts';
import { type Vocabulary, vocabularySchema } from './vocabulary.ts';

const folder = inProject('src', 'nature', 'vocabulary');
let vocabularies: Map<string, Vocabulary> | undefined;

/** The nomenclature kept in `vocabulary/NAME.yaml`. */
export function readVocabulary(name: string): Vocabulary {
  const vocabulary = readVocabularies().get(name);
  if (!vocabulary) throw missing(`La nomenclature « ${name} »`);
  return vocabulary;
}

/** All of them, by name. */
export function readVocabularies(): ReadonlyMap<string, Vocabulary> {
  vocabularies ??= new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => file.replace(/\.yaml$/, ''))
      .map((name) => {
        const content: unknown = parse(readFileSync(`${folder}/${name}.yaml`, 'utf8'));
        return [name, { name, ...typesetAll(vocabularySchema.parse(content)) }];
      }),
  );
  return vocabularies;
}
