import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';

export interface Impact {
  id: string;
  element: string;
  attribute: string;
  rating: string;
  residual: string;
  description: string;
  mitigation: string;
}

export const listImpacts = (db: Db, projectId: string): Promise<Impact[]> =>
  db
    .selectFrom('projectImpact')
    .select(['id', 'element', 'attribute', 'rating', 'residual', 'description', 'mitigation'])
    .where('projectId', '=', projectId)
    .orderBy('element')
    .orderBy('attribute')
    .execute();

/** The ticked cells of a matrix: new ones wait to be evaluated; one unticked goes, unless somebody wrote of it. */
export async function replaceCells(
  tx: Tx,
  project: { id: string; organisationId: string },
  cells: { element: string; attribute: string }[],
): Promise<void> {
  const ticked = JSON.stringify(cells);
  await sql`
    delete from project_impact where project_id = ${project.id}::uuid and rating = 'none' and description = '' and not exists (
      select from json_to_recordset(${ticked}::json) as cell (element text, attribute text)
      where cell.element = project_impact.element and cell.attribute = project_impact.attribute)
  `.execute(tx);
  await sql`
    insert into project_impact (organisation_id, project_id, element, attribute)
    select ${project.organisationId}::uuid, ${project.id}::uuid, element, attribute
    from json_to_recordset(${ticked}::json) as cell (element text, attribute text)
    on conflict (project_id, element, attribute) do nothing
  `.execute(tx);
}
