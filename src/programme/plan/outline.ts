import { type Objective, type ObjectiveInput, objectiveTree } from './plan.ts';

/**
 * A tree as people type it: one objective a line, two spaces more for each level, "number | title" where there is
 * a number. An objective keeps its identity by its number, else by its title.
 */
export function readOutline(text: string, existing: readonly Objective[]): ObjectiveInput[] {
  const roots: ObjectiveInput[] = [];
  const open: { depth: number; node: ObjectiveInput }[] = [];
  const free = [...existing];
  for (const line of text.split('\n').filter((typed) => typed.trim())) {
    const depth = line.replaceAll('\t', '  ').search(/\S/);
    const [before = '', after] = line.trim().split(/\s*\|\s*(.*)/s);
    const node = { ...(after === undefined ? { title: before } : { number: before, title: after }), children: [] };
    const known = take(free, node);
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop();
    (open.at(-1)?.node.children ?? roots).push(Object.assign(node, known ? { id: known.id } : {}));
    open.push({ depth, node });
  }
  return roots;
}

function take(free: Objective[], { number, title }: ObjectiveInput): Objective | undefined {
  const byNumber = number ? free.findIndex((objective) => objective.number === number) : -1;
  const place = byNumber >= 0 ? byNumber : free.findIndex((objective) => objective.title === title);
  return place < 0 ? undefined : free.splice(place, 1)[0];
}

export const writeOutline = (nodes: readonly ObjectiveInput[], depth = 0): string =>
  nodes
    .map(({ number, title, children = [] }) => {
      const line = `${'  '.repeat(depth)}${number ? `${number} | ` : ''}${title}`;
      return children.length > 0 ? `${line}\n${writeOutline(children, depth + 1)}` : line;
    })
    .join('\n');

export const outlineOf = (rows: readonly Objective[]): string => writeOutline(objectiveTree(rows));
