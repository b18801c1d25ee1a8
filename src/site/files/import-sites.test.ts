import { beforeAll, describe, expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { hasGeoData, readLayer } from '../../../test/geo-data.ts';
import type { Context } from '../../identity/index.ts';
import { searchForm } from '../../kernel/french.ts';
import { loadReferential, referentialVintage } from '../../territory/index.ts';
import { readSite } from '../register/read-site.ts';
import { readSites } from '../register/read-sites.ts';
import { stateSite } from '../register/state-site.ts';
import { importZones } from '../zone/import-zones.ts';
import { keepSiteDraft, readSiteDraft } from './draft.ts';
import { importOutlines } from './import-outlines.ts';
import { importSites, type SitesFile, trySiteImport } from './import-sites.ts';
import { readPlaces } from './read-places.ts';
import { guessSiteMapping, type SiteMapping } from './site-mapping.ts';
import { undoSiteImport } from './undo-site-import.ts';

const source = { title: 'Données ouvertes', asOf: '2026-03-11' };

/** A file as its text, under the mapping its columns suggest. */
async function aFile(organisationId: string, type: string, content: Uint8Array, more: Partial<SiteMapping> = {}) {
  const { header } = await readPlaces(content);
  const mapping = { ...guessSiteMapping(header, type), ...more };
  return { organisationId, filename: 'couche.geojson', content, mapping };
}

const aTable = (organisationId: string, lines: string[], more: Partial<SiteMapping> = {}) =>
  aFile(organisationId, 'terril', new TextEncoder().encode(lines.join('\n')), more);

describeAloneOnEachEngine('import of places', (database) => {
  beforeAll(async () => {
    if (hasGeoData) await loadReferential(database());
  });

  async function aDesk() {
    const place = await anOrganisation(database().db);
    const context = await aContext(database().db, 'coordinator', place);
    return { context, organisationId: place.organisation.id };
  }

  const rowOf = (table: 'site' | 'zone', organisationId: string) =>
    database().db.selectFrom(table).select('id').where('organisationId', '=', organisationId).executeTakeFirstOrThrow();

  const countSites = async (context: Context, organisationId: string) =>
    (await context.db.selectFrom('site').select('id').where('organisationId', '=', organisationId).execute()).length;

  test('a layer of a file that waits is imported once, even by two people at once', async () => {
    const { context, organisationId } = await aDesk();
    const file = await aTable(organisationId, ['nom;x;y', 'Pont;692816,18;7035117,16']);
    const { filename, content } = file;
    const { id: draftId } = await keepSiteDraft(context, { organisationId, filename, content });
    const take = (layer: string) => importSites(context, { ...file, source, draftId, layer });

    const twice = await Promise.allSettled([take('terrils'), take('terrils')]);
    await take('étangs');

    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(take('terrils')).rejects.toMatchObject({ code: 'layer_imported' });
    expect(await readSiteDraft(context, draftId)).toMatchObject({ importedLayers: ['terrils', 'étangs'] });
    expect(await countSites(context, organisationId)).toBe(2);
  });

  test('a table of Lambert-93 points becomes places', async () => {
    const { context, organisationId } = await aDesk();
    const file = await aTable(organisationId, [
      'nom;no_terril;x;y',
      'Pont;T101;692816,18;7035117,16',
      'Sans place;T102;;',
    ]);

    const done = await importSites(context, { ...file, source });

    expect(done).toMatchObject({ created: 2, known: 0 });
    const { id } = await context.db
      .selectFrom('site')
      .select('id')
      .where('organisationId', '=', organisationId)
      .where('name', '=', 'Pont')
      .executeTakeFirstOrThrow();
    const { site, identifiers } = await readSite(context, id);
    expect(site.geometry?.coordinates).toEqual([expect.closeTo(2.9, 1), expect.closeTo(50.42, 1)]);
    expect(identifiers).toMatchObject([{ system: 'terril', value: 'T101' }]);
  });

  test('the same number again speaks of the same place', async () => {
    const { context, organisationId } = await aDesk();
    await importSites(context, {
      ...(await aTable(organisationId, ['nom;no_terril;forme', 'Pont;T101;Conique'])),
      source,
    });

    const again = await aTable(organisationId, ['nom;no_terril;forme', 'Pont d’Oignies;T101;Plat']);
    const done = await importSites(context, { ...again, source: { title: 'Atlas', asOf: '2020-01-01' } });

    expect(done).toMatchObject({ created: 0, known: 1 });
    expect(await countSites(context, organisationId)).toBe(1);
  });

  test('every bad row is said with its line, and nothing is written', async () => {
    const { context, organisationId } = await aDesk();
    const rows = [
      'nom;no_terril;hauteur;x;y',
      'Un;T1;80;;',
      'Deux;T2;haute;;',
      'Trois;T1;;;',
      'Quatre;T4;;2,9;quarante',
    ];

    const file = await aTable(organisationId, rows);
    const dryRun = await trySiteImport(context, file);

    expect(dryRun.findings.map(({ code, place }) => [place.line, code])).toEqual([
      [3, 'wrong_value'],
      [4, 'key_twice'],
      [5, 'wrong_outline'],
    ]);
    expect(dryRun).toMatchObject({ rows: 4, rejected: 3, empty: [] });
    expect(dryRun.created).toHaveLength(1);
    await expect(importSites(context, { ...file, source })).rejects.toMatchObject({ code: 'rows_to_mend' });
    expect(await countSites(context, organisationId)).toBe(0);
    expect(await importSites(context, { ...file, source, validOnly: true })).toMatchObject({ created: 1 });
  });

  test('a place of which a table names the commune alone lies there, until a later table draws it', async () => {
    const { context, organisationId } = await aDesk();
    const [name, bridge] = [`Oignies-${organisationId.slice(0, 8)}`, `Pont ${organisationId.slice(0, 8)}`];
    const commune = {
      kind: 'commune' as const,
      // No commune’s own, whatever the identifier begins with.
      code: `Z${organisationId.slice(0, 4)}`,
      name,
      source: 'test',
      vintage: referentialVintage,
    };
    await context.db
      .insertInto('territory')
      .values({ ...commune, search: `${searchForm(name)} ${commune.code}` })
      .execute();

    const rows = await aTable(organisationId, ['nom;no_terril;commune', `${bridge};75;${name}`, 'Autre;76;Nulle-Part']);
    const { findings } = await trySiteImport(context, rows);
    const { batchId } = await importSites(context, { ...rows, source, validOnly: true });
    const [named] = (await readSites(context, { text: bridge })).sites;
    const drawn = await aTable(organisationId, ['nom;no_terril;x;y', `${bridge};T075;692816,18;7035117,16`]);
    const later = await importSites(context, { ...drawn, source: { title: 'Couche' } });
    const [placed] = (await readSites(context, { text: bridge })).sites;

    expect(findings).toMatchObject([{ code: 'unknown_commune', place: { line: 3, column: 'commune' } }]);
    expect(named).toMatchObject({ precision: 'commune', communes: [name] });
    expect(later).toMatchObject({ created: 0, known: 1 });
    expect(placed).toMatchObject({ precision: 'exact', communes: [name] });
    await undoSiteImport(context, { batchId: later.batchId });
    expect((await readSites(context, { text: bridge })).sites).toMatchObject([
      { precision: 'commune', communes: [name] },
    ]);
    await undoSiteImport(context, { batchId });
    expect(await countSites(context, organisationId)).toBe(0);
  });

  test('a file that states a protection again leaves it the zone that somebody gave it', async () => {
    const { context, organisationId } = await aDesk();
    const file = await aTable(organisationId, ['nom;no_terril;protection', 'Pont;T101;site classé']);
    await importSites(context, { ...file, source });
    const ring = [
      [2.9, 50.42],
      [2.91, 50.42],
      [2.91, 50.43],
      [2.9, 50.42],
    ];
    const feature = {
      type: 'Feature',
      properties: { nom: 'Site' },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
    const content = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
    await importZones(context, { organisationId, kind: 'buffer', filename: 'zone.geojson', content, source });
    const { id: siteId } = await rowOf('site', organisationId);
    const { id: zoneId } = await rowOf('zone', organisationId);
    await context.db.updateTable('siteProtection').set({ zoneId }).where('siteId', '=', siteId).execute();

    const { batchId } = await importSites(context, { ...file, source });

    const zonesOf = async () => (await readSite(context, siteId)).protections.map((protection) => protection.zoneId);
    expect(await zonesOf()).toEqual([zoneId]);
    await undoSiteImport(context, { batchId });
    expect(await zonesOf()).toEqual([zoneId]);
  });

  test('metres read as degrees are recognised as Lambert-93', async () => {
    const { context, organisationId } = await aDesk();
    const file: SitesFile = { ...(await aTable(organisationId, ['nom;x;y', 'Pont;692816;7035117'])), epsg: 3857 };

    const { findings } = await trySiteImport(context, file);

    expect(findings).toMatchObject([{ code: 'outline_astray', sentence: expect.stringContaining('EPSG 2154') }]);
  });

  test('an import undone leaves the register as it was', async () => {
    const { context, organisationId } = await aDesk();
    const first = await importSites(context, {
      ...(await aTable(organisationId, ['nom;no_terril;forme;proprietaire', 'Pont;T101;Conique;commune'])),
      source,
    });
    const { id } = await context.db
      .selectFrom('site')
      .select('id')
      .where('batchId', '=', first.batchId)
      .executeTakeFirstOrThrow();
    const before = await readSite(context, id);
    const second = await importSites(context, {
      ...(await aTable(organisationId, [
        'nom;no_terril;forme;proprietaire',
        'Pont du Nord;T101;Plat;privé',
        'Autre;T102;Plat;privé',
      ])),
      source,
    });

    const counts = await undoSiteImport(context, { batchId: second.batchId });

    const after = await readSite(context, id);
    expect(counts).toEqual({ removed: 1, restored: 1 });
    expect({ ...after, site: { ...after.site, version: 0 } }).toEqual({
      ...before,
      site: { ...before.site, version: 0 },
    });
    expect(await countSites(context, organisationId)).toBe(1);
  });

  test('an import on which somebody worked is not undone', async () => {
    const { context, organisationId } = await aDesk();
    const { batchId } = await importSites(context, {
      ...(await aTable(organisationId, ['nom;no_terril', 'Pont;T101'])),
      source,
    });
    const { id, version } = await context.db
      .selectFrom('site')
      .select(['id', 'version'])
      .where('batchId', '=', batchId)
      .executeTakeFirstOrThrow();
    const later = { ...context, effects: { ...context.effects, now: () => new Date('2021-02-02T09:00:00Z') } };
    await stateSite(later, {
      organisationId,
      id,
      version,
      kind: 'terril',
      name: 'Pont d’Oignies',
      source: { title: 'Visite' },
    });

    await expect(undoSiteImport(context, { batchId })).rejects.toMatchObject({ code: 'import_worked_on' });
  });

  test('an import whose places something else names is not undone', async () => {
    const { context, organisationId } = await aDesk();
    const { batchId } = await importSites(context, {
      ...(await aTable(organisationId, ['nom;no_terril', 'Visité;T102', 'Oublié;T103'])),
      source,
    });
    const { id } = await context.db
      .selectFrom('site')
      .select('id')
      .where('batchId', '=', batchId)
      .where('name', '=', 'Visité')
      .executeTakeFirstOrThrow();
    const [tour] = await context.db
      .insertInto('watchCampaign')
      .values({ organisationId, title: 'Tour', startsOn: '2021-02-02', createdAt: context.effects.now() })
      .returning('id')
      .execute();
    await context.db
      .insertInto('watchCampaignSite')
      .values({ campaignId: tour?.id ?? '', siteId: id })
      .execute();

    await expect(undoSiteImport(context, { batchId })).rejects.toMatchObject({
      code: 'import_worked_on',
      message: expect.stringContaining('Visité'),
    });
    expect(await countSites(context, organisationId)).toBe(2);
  });

  describe.skipIf(!hasGeoData)('of the World Heritage property’s open layers', () => {
    test('109 components and their elements are all drawn', async () => {
      const { context, organisationId } = await aDesk();
      const take = async (layer: string, type: string, more: Partial<SiteMapping> = {}) =>
        importSites(context, {
          ...(await aFile(organisationId, type, readLayer(layer), { key: 'unesco', ...more })),
          source,
        });

      const counts = [
        await take('bien-inscrit', 'composante'),
        await take('terrils', 'terril'),
        await take('cavaliers', 'cavalier'),
        await take('espace-neonaturel', 'etang'),
        await take('batis', 'batiment'),
        await take('cites-minieres', 'cite'),
      ].map(({ created }) => created);

      expect(counts).toEqual([109, 51, 14, 5, 159, 159]);
      const levels = await context.db
        .selectFrom('site')
        .select((eb) => ['level', eb.fn.countAll<number>().as('count'), eb.fn.count<number>('mark').as('drawn')])
        .where('organisationId', '=', organisationId)
        .groupBy('level')
        .orderBy('level')
        .execute();
      expect(levels).toEqual([
        { level: 'component', count: 109, drawn: 109 },
        { level: 'element', count: 388, drawn: 388 },
      ]);
    });

    test('communes given their outlines know the places they hold', async () => {
      const { context, organisationId } = await aDesk();
      const owner = { ...context, actor: { person: null, grants: [], owner: true as const } };
      const columns = { nom: 'field:name', id_unesco: 'id:unesco' } as const;
      await importSites(context, {
        ...(await aFile(organisationId, 'terril', readLayer('terrils'), { columns })),
        source,
      });

      const { written, findings } = await importOutlines(owner, {
        content: readLayer('communes-mbm'),
        kind: 'commune',
        codeColumn: 'insee',
        source: 'geo.api.gouv.fr',
        asOf: '2026-03-11',
      });

      const crossed = await context.db
        .selectFrom('siteTerritory')
        .innerJoin('site', 'site.id', 'siteTerritory.siteId')
        .select('siteId')
        .distinct()
        .where('organisationId', '=', organisationId)
        .execute();
      expect([written, findings]).toEqual([330, []]);
      expect(crossed).toHaveLength(51);
    });
  });
});
