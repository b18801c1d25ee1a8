import { sql } from 'kysely';
import { type Db, openDatabase } from '../src/kernel/db/index.ts';
import { loadReferential } from '../src/territory/index.ts';
import { anOrganisation } from '../test/builders.ts';
import { aTaxref } from '../test/nature.ts';
import { databaseUrl, startServer as startPostgres, templateDatabase } from '../test/postgres-server.ts';
import { type Measure, millisecondsOf, p95, summary } from './measure.ts';
import { type BenchServer, startServer, temporaryFolder } from './server.ts';

/** The search box over the official geography (36,000 names) and 64,000 generated entries, on both engines. */
export default async function search(): Promise<Measure[]> {
  const measures = await measureOn('embedded engine');
  const postgres = await startPostgres();
  if (postgres) {
    measures.push(...(await measureOn('PostgreSQL without fsync', databaseUrl(postgres.url, templateDatabase))));
    postgres.stop();
  }
  return measures;
}

const typed = {
  'names and words': [
    'Lens',
    'Loos en Gohelle',
    'biodiversité',
    'plan climat',
    'terril 1204',
    '62498',
    'eau',
    'Natura 2000',
  ],
  'what one begins to type': ['bi', 'biod', 'biodiv', 'loo', 'loos en', 'terr', 'plan cl', 'énerg'],
  'misspelt names': ['bioddiversité', 'terrill', 'Loos en Goelle', 'Bethunne', 'énnergie', 'plan climmat'],
};

async function measureOn(engine: string, url?: string): Promise<Measure[]> {
  const folder = temporaryFolder();
  await fill(folder.path, url);
  const server = await startServer(folder.path, { command: 'serve', ...(url ? { databaseUrl: url } : {}) });
  try {
    const measures: Measure[] = [];
    for (const [name, texts] of Object.entries(typed)) {
      await timesOf(server, texts, 2);
      measures.push(
        summary(`search over 100,000 entries: ${name}, ${engine}`, await timesOf(server, texts, 12), 'ms', p95(100)),
      );
    }
    return measures;
  } finally {
    await server.stop();
    folder.remove();
  }
}

async function timesOf(server: BenchServer, texts: string[], times: number): Promise<number[]> {
  const asked = Array.from({ length: times }, () => texts).flat();
  const spent: number[] = [];
  for (const text of asked)
    spent.push(
      await millisecondsOf(async () => {
        const answer = await fetch(`${server.address}/recherche/suggestions?q=${encodeURIComponent(text)}`);
        if (!answer.ok) throw new Error(`${text}: ${answer.status}`);
        await answer.json();
      }),
    );
  return spent;
}

async function fill(dataFolder: string, url: string | undefined): Promise<void> {
  const database = await openDatabase({ dataFolder, databaseUrl: url });
  try {
    const { db } = database;
    await loadReferential(database);
    await aTaxref(db);
    const { organisation } = await anOrganisation(db);
    await generate(db, organisation.id);
    await sql`analyze`.execute(db);
  } finally {
    await database.close();
  }
}

const word = (at: string) =>
  sql.raw(
    `(array['biodiversité','énergie','climat','mobilité','logement','haies','terril','cavalier','marais','déchets','solidarité','patrimoine'])[1 + (${at}) % 12]`,
  );

/** 200 plans, 20,000 actions, 2,000 indicators, 21,800 sites and 20,000 taxa. */
async function generate(db: Db, organisationId: string): Promise<void> {
  await sql`
    insert into plan (organisation_id, slug, title, kind, summary, published)
    select ${organisationId}::uuid, 'plan-' || n, 'Plan ' || ${word('n')} || ' ' || n, 'pcaet', 'Pour ' || ${word('n / 12')}, n % 10 > 0
    from generate_series(1, 200) n`.execute(db);
  await sql`
    insert into action (organisation_id, number, title, summary, description)
    select ${organisationId}::uuid, 'A' || n, 'Action ' || n || ' pour ' || ${word('n')} || ' et ' || ${word('n / 12')}, 'Mesure de ' || ${word('n / 7')}, repeat('Texte de la mesure, ses moyens et son calendrier. ', 8)
    from generate_series(1, 20000) n`.execute(db);
  await sql`
    insert into action_plan (action_id, plan_id)
    select action.id, plan.id from action join plan on plan.slug = 'plan-' || (1 + substr(number, 2)::int % 200)`.execute(
    db,
  );
  await sql`
    insert into indicator (organisation_id, code, label, unit, kind, formula, search)
    select ${organisationId}::uuid, 'i' || n, 'Part de ' || ${word('n')} || ' ' || n, 'percent', 'output', 'i1', search_form('i' || n || ' Part de ' || ${word('n')} || ' ' || n)
    from generate_series(1, 2000) n`.execute(db);
  await sql`
    insert into site (organisation_id, kind, level, name, search, published, vulnerable)
    select ${organisationId}::uuid, 'terril', 'element', name, search_form(name), n % 10 > 0, n % 50 = 1
    from (select n, initcap(${word('n')}) || ' ' || n || ' des ' || ${word('n / 12')} as name from generate_series(1, 21800) n) made`.execute(
    db,
  );
  await sql`
    insert into taxon (version, cd_nom, cd_ref, rank, name, full_name, search, vernacular)
    select 17, 1000000 + n, 1000000 + n, 'ES', name, name || ' Auteur', lower(name), case when n % 3 = 0 then initcap(${word('n')}) || ' commun ' || n else '' end
    from (select n, 'Genus' || n % 400 || ' species' || n as name from generate_series(1, 20000) n) made`.execute(db);
  await sql`
    insert into taxon_vernacular (version, cd_ref, name, search)
    select version, cd_ref, vernacular, search_form(vernacular) from taxon where vernacular <> '' and cd_nom > 1000000`.execute(
    db,
  );
}
