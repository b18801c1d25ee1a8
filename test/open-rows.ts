import { sql } from 'kysely';
import type { Db } from '../src/kernel/db/index.ts';
import { insertRecords } from '../src/nature/record/record.sql.ts';
import { anOrganisation } from './builders.ts';
import { aDataset, aRecord } from './nature.ts';

const at = new Date('2021-01-10T09:00:00Z');

/**
 * An organisation with something open of every kind, whose words hold `Ouvert`, and all that must stay inside, whose
 * words hold `Retenu`: drafts, what belongs to them, what is replaced, for some people alone, or where nobody may go.
 */
export async function openAndKept(db: Db) {
  const place = await anOrganisation(db);
  const organisationId = place.organisation.id;
  const slug = place.organisation.slug;
  const words = { open: `Ouvert ${slug}`, kept: `Retenu ${slug}` };
  const person = await db
    .insertInto('person')
    .values({ email: `${slug}@example.org`, name: `Retenu ${slug}` })
    .returning('id')
    .executeTakeFirstOrThrow();
  const there = { db, organisationId, personId: person.id, territoryId: place.territory.id, words };
  await indicatorsOf(there);
  await programmeOf(there);
  const sites = await sitesOf(there);
  await scoresOf(there, sites);
  await recordsOf(there, place);
  return { ...place, words };
}

interface There {
  db: Db;
  organisationId: string;
  personId: string;
  territoryId: string;
  words: { open: string; kept: string };
}

async function indicatorsOf({ db, organisationId, personId, territoryId, words }: There) {
  const indicator = (label: string, more: { archivedAt?: Date; formula?: string } = {}) => {
    const row = { organisationId, code: `C${crypto.randomUUID().slice(0, 8)}`, label, unit: 'ha', decimals: 2 };
    return db
      .insertInto('indicator')
      .values({ ...row, kind: 'context', ...more })
      .returning(['id', 'code'])
      .executeTakeFirstOrThrow();
  };
  const value = (indicatorId: string, source: string, status: 'validated' | 'provisional', year: number) =>
    db
      .insertInto('indicatorValue')
      .values({
        ...{ indicatorId, territoryId, periodKind: 'year', periodStart: `${year}-01-01`, periodEnd: `${year}-12-31` },
        ...{ value: '3.20', decimals: 2, status, source, comment: words.kept, recordedBy: personId, recordedAt: at },
      })
      .execute();
  const open = await indicator(words.open);
  await value(open.id, words.open, 'validated', 2019);
  await value(open.id, words.kept, 'provisional', 2020);
  const kept = await indicator(words.kept);
  await value(kept.id, words.kept, 'provisional', 2020);
  await value((await indicator(words.kept, { archivedAt: at })).id, words.kept, 'validated', 2020);
  await indicator(`${words.open}, calculé`, { formula: `${open.code} * 2` });
  await indicator(`${words.open}, pas encore`, { formula: `${open.code} + ${kept.code}` });
}

async function programmeOf({ db, organisationId, personId, words }: There) {
  const plan = async (title: string, published: boolean) =>
    (
      await db
        .insertInto('plan')
        .values({ organisationId, slug: crypto.randomUUID(), title, kind: 'PCAET', published })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id;
  const action = async (title: string, planIds: string[]) => {
    const row = { organisationId, number: crypto.randomUUID().slice(0, 8), title, contact: words.kept };
    const { id } = await db.insertInto('action').values(row).returning('id').executeTakeFirstOrThrow();
    await db
      .insertInto('actionPlan')
      .values(planIds.map((planId) => ({ actionId: id, planId })))
      .execute();
    return id;
  };
  const commitment = async (sentence: string, more: { actionId?: string; withdrawnAt?: Date } = {}) => {
    const row = { organisationId, announcedYear: 2019, dueYear: 2020, sentence, ...more };
    return (await db.insertInto('commitment').values(row).returning('id').executeTakeFirstOrThrow()).id;
  };
  const [shown, draft] = [await plan(words.open, true), await plan(words.kept, false)];
  const open = await action(words.open, [shown, draft]);
  const kept = await action(words.kept, [draft]);
  const announced = await commitment(words.open, { actionId: open });
  await commitment(words.kept, { actionId: kept });
  await commitment(words.kept);
  await commitment(words.kept, { actionId: open, withdrawnAt: at });
  const edition = await db
    .insertInto('edition')
    .values({ organisationId, reportType: 'rdd', year: 2021, title: words.kept, state: 'review' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const sheet = await db
    .insertInto('sheet')
    .values({ editionId: edition.id, section: 'P1', kind: 'action', code: '1', position: 1, title: words.kept })
    .returning('id')
    .executeTakeFirstOrThrow();
  const asked = { sheetId: sheet.id, commitmentId: announced, role: 'asked' as const };
  const written = { sheetId: sheet.id, commitmentId: await commitment(words.kept, { actionId: open }) };
  await db
    .insertInto('sheetCommitment')
    .values([asked, { ...written, role: 'announced' }])
    .execute();
  await db
    .insertInto('commitmentAnswer')
    .values({ commitmentId: announced, outcome: 'kept', sentence: words.kept, answeredBy: personId, answeredAt: at })
    .execute();
}

interface Sites {
  open: string;
  kept: string;
  vulnerable: string;
}

/** A vulnerable place stands at 612 345 m east: nothing may say so. */
export const vulnerableDegrees = '1.8';

async function sitesOf({ db, organisationId, words }: There): Promise<Sites> {
  const site = async (name: string, published: boolean, vulnerable = false): Promise<string> => {
    const { rows } = await sql<{ id: string }>`
      insert into site (organisation_id, kind, level, name, search, geometry, published, vulnerable)
      values (${organisationId}, 'terril', 'element', ${name}, ${name},
        ST_SetSRID(ST_MakePoint(${vulnerable ? 612_345 : 700_000}, 7034567), 2154), ${published}, ${vulnerable})
      returning id
    `.execute(db);
    return rows[0]?.id ?? '';
  };
  const sites = {
    open: await site(words.open, true),
    kept: await site(words.kept, false),
    vulnerable: await site(`${words.open}, vulnérable`, true, true),
  };
  const look = async (siteId: string, comment: string, audience: 'everyone' | 'workers', replacesId?: string) => {
    const id = crypto.randomUUID();
    await db
      .insertInto('conditionObservation')
      .values({
        ...{ id, organisationId, siteId, observedOn: '2021-01-04', observer: words.kept, recordedAt: at },
        ...{
          scale: 'ouvrage',
          level: 'bon',
          access: 'outside',
          comment,
          audience,
          replacesId: replacesId ?? null,
          reason: replacesId ? 'Mal vu' : '',
        },
        generated: true,
      })
      .execute();
    return id;
  };
  const first = await look(sites.open, words.kept, 'everyone');
  await look(sites.open, words.open, 'everyone', first);
  await look(sites.open, words.kept, 'workers');
  await look(sites.kept, words.kept, 'everyone');
  return sites;
}

async function scoresOf({ db, organisationId, words }: There, sites: Sites) {
  const assessment = async (
    title: string,
    publishedAt: Date | null,
    listed: Partial<Record<'siteId' | 'said', string>>[],
  ) => {
    const sealed = publishedAt ? { publishedAt, frozen: '{}', sha256: 'a'.repeat(64) } : {};
    const row = { organisationId, title, grid: 'terrils-biodiversite', startsOn: '2020-01-01', endsOn: '2020-12-31' };
    const { id } = await db
      .insertInto('assessment')
      .values({ ...row, ...sealed })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const one of listed) {
      const { id: assessmentSiteId } = await db
        .insertInto('assessmentSite')
        .values({ assessmentId: id, ...one })
        .returning('id')
        .executeTakeFirstOrThrow();
      await db
        .insertInto('assessmentScore')
        .values({ assessmentSiteId, score: '12.50', complete: true, rank: 1, rankedSites: 1 })
        .execute();
    }
  };
  const listed = [{ siteId: sites.open }, { siteId: sites.kept }, { siteId: sites.vulnerable }, { said: words.open }];
  await assessment(words.open, at, listed);
  await assessment(words.kept, null, [{ siteId: sites.open }]);
}

async function recordsOf({ db, organisationId, words }: There, place: { organisation: { id: string } }) {
  const observer = async (name: string, shown: 'name' | 'pseudonym') => {
    const row = { organisationId, name, search: name, shown, pseudonym: `Pseudo ${words.open}` };
    return (await db.insertInto('observer').values(row).returning('id').executeTakeFirstOrThrow()).id;
  };
  const observerIds = [await observer(words.open, 'name'), await observer(words.kept, 'pseudonym')];
  const open = await aDataset(db, place, { published: true, name: words.open });
  const draft = await aDataset(db, place, { published: false, name: words.kept });
  const onRequest = await aDataset(db, place, { published: true, name: words.kept });
  await db.updateTable('dataset').set({ licence: 'none' }).where('id', '=', onRequest.id).execute();
  await db.updateTable('dataset').set({ generated: true }).where('id', '=', open.id).execute();
  const { rows } = await sql<{ id: string }>`
    select id from site where organisation_id = ${organisationId} and vulnerable
  `.execute(db);
  const atVulnerable = { kind: 'site' as const, siteId: rows[0]?.id ?? '' };
  await db
    .transaction()
    .execute((tx) =>
      insertRecords(tx, { organisationId, batchId: null, createdBy: null, at }, [
        aRecord(open, { nameCited: words.open, observerIds }),
        aRecord(open, { nameCited: `${words.open}, au lieu vulnérable`, placeName: words.kept, place: atVulnerable }),
        aRecord(open, { nameCited: words.kept, diffusion: '4' }),
        aRecord(draft, { nameCited: words.kept }),
        aRecord(onRequest, { nameCited: words.kept }),
      ]),
    );
}
