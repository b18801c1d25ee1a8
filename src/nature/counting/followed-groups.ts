import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { inProject } from '../../kernel/paths.ts';
import { typesetAll } from '../../kernel/typeset.ts';

const values = z.array(z.string()).min(1).optional();

const followedGroup = z.strictObject({
  key: z.string().regex(/^[a-z_]+$/),
  label: z.string(),
  kingdom: values,
  orderName: values,
  family: values,
  group2: values,
});
export type FollowedGroup = z.output<typeof followedGroup>;

let groups: FollowedGroup[] | undefined;

/** Groups of species as naturalists follow them: data, in the order in which they are tried. */
export function listFollowedGroups(): FollowedGroup[] {
  groups ??= typesetAll(z.array(followedGroup).parse(parse(readFileSync(inProject(...file), 'utf8'))));
  return groups;
}

const file = ['src', 'nature', 'counting', 'followed-groups.yaml'];
