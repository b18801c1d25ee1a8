import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { stateSite } from '../../site/index.ts';
import { saveAttributes } from '../attribute/keep-attributes.ts';
import { adviceFallingDue, readProject, readProjects } from './read-project.ts';
import { saveAdvice, saveImpact, saveMatrix, saveProject } from './save-project.ts';

const square = (west: number, south: number, side = 0.01) =>
  `POLYGON((${west} ${south}, ${west + side} ${south}, ${west + side} ${south + side}, ${west} ${south + side}, ${west} ${south}))`;

const form = { name: 'Silo', works: 'construction', stage: 'filed', permit: 'construire' };

describeOnEachEngine('a project', (database) => {
  async function aPlace() {
    const { db } = database();
    const place = await anOrganisation(db);
    const organisationId = place.organisation.id;
    const coordinator = await aContext(db, 'coordinator', place);
    const source = { title: 'Couches du gestionnaire', asOf: '2021-01-01' };
    const zone = async (kind: string, name: string, wkt: string) => {
      const { rows } = await sql<{ id: string }>`
        with source as (insert into site_source (organisation_id, title, as_of) values (${organisationId}::uuid, ${name}, '2021-01-01') returning id)
        insert into zone (organisation_id, kind, name, geometry, source_id)
        select ${organisationId}::uuid, ${kind}, ${name}, ST_Transform(ST_GeomFromText(${wkt}, 4326), 2154), source.id from source
        returning id`.execute(db);
      return rows[0]?.id ?? '';
    };
    return { db, organisationId, coordinator, source, zone };
  }

  test('that stands on a forecourt names its regimes, what is seen from there, and whom to ask', async () => {
    const { db, organisationId, coordinator, zone } = await aPlace();
    await zone('buffer', 'Zone tampon', square(2.9, 50.4, 0.05));
    const forecourt = await zone('forecourt', 'Parvis 12', square(2.91, 50.41, 0.02));
    await sql`insert into zone_view (zone_id, said) values (${forecourt}::uuid, '74')`.execute(db);
    await zone('abords', 'Abords lointains', square(3.4, 50.4));

    const { id } = await saveProject(coordinator, {
      ...form,
      organisationId,
      height: '20',
      outline: square(2.915, 50.415),
    });

    const { project } = await readProject(coordinator, id);
    expect(project.regimes.map(({ key, ask }) => [key, ask])).toEqual([
      ['buffer', 'Gestionnaire du Bien'],
      ['forecourt', 'Gestionnaire du Bien'],
    ]);
    expect(project.regimes[1]?.because).toContain('vue sur 74');
    expect(project.screening.answer).toBe('needed');
  });

  test('that meets a protected place falls under its protection, and names the place', async () => {
    const { organisationId, coordinator, source } = await aPlace();
    const geometry = { type: 'Point', coordinates: [5.105, 45.105] };
    const protections = [{ kind: 'mh_inscrit' as const, act: 'Arrêté', actOn: '2009-11-10' }];
    await stateSite(coordinator, {
      organisationId,
      kind: 'chevalement',
      name: 'Chevalement',
      geometry,
      protections,
      source,
    });

    const { id } = await saveProject(coordinator, {
      ...form,
      works: 'demolition',
      organisationId,
      outline: square(5.1, 45.1),
    });

    const [listed] = await readProjects(coordinator);
    expect(listed?.regimes.map(({ key }) => key)).toEqual(['mh_inscrit']);
    expect((await readProject(coordinator, id)).project).toMatchObject({
      places: [{ name: 'Chevalement' }],
      screening: { answer: 'needed' },
    });
  });

  test('meets what other organisations publish, and is told nothing of their drafts nor where vulnerable places are', async () => {
    const [near, other] = [await aPlace(), await aPlace()];
    const geometry = { type: 'Point', coordinates: [6.105, 45.105] };
    const protections = [{ kind: 'mh_inscrit' as const, act: 'Arrêté' }];
    for (const [name, published, vulnerable] of [
      ['Brouillon', false, false],
      ['Gîte', true, true],
      ['Fosse', true, false],
    ] as const) {
      const { organisationId, source } = other;
      const site = await stateSite(other.coordinator, {
        ...{ organisationId, kind: 'chevalement', name, geometry, protections, source },
      });
      await sql`update site set published = ${published}, vulnerable = ${vulnerable} where id = ${site.id}::uuid`.execute(
        other.db,
      );
    }
    await other.zone('abords', 'Abords tenus', square(6.1, 45.1));
    const published = await other.zone('plu', 'Plan publié', square(6.1, 45.1));
    await sql`update zone set published = true where id = ${published}::uuid`.execute(other.db);
    await sql`insert into zone_view (zone_id, said, site_id) select ${published}::uuid, 'T9', id from site
      where name = 'Brouillon' and organisation_id = ${other.organisationId}::uuid`.execute(other.db);

    const { id } = await saveProject(near.coordinator, {
      ...{ ...form, organisationId: near.organisationId, outline: square(6.1, 45.1) },
    });

    const { project } = await readProject(near.coordinator, id);
    expect(project.places.map(({ name }) => name)).toEqual(['Fosse']);
    expect(JSON.stringify(project.regimes)).toContain('Plan publié');
    expect(JSON.stringify(project.regimes)).not.toMatch(/Abords tenus|Brouillon|Gîte/);
  });

  test('with a wrong outline or an unknown commune is refused and not kept', async () => {
    const { organisationId, coordinator } = await aPlace();
    const bow = 'POLYGON((2.9 50.4, 2.92 50.42, 2.92 50.4, 2.9 50.42, 2.9 50.4))';
    const wrongs: Record<string, string>[] = [{ outline: bow }, { outline: 'un carré' }, { communes: 'Nulle-Part' }];
    const refusals = wrongs.map((wrong) => saveProject(coordinator, { ...form, organisationId, ...wrong }));

    const codes = (await Promise.allSettled(refusals)).map((each) => each.status === 'rejected' && each.reason.code);

    expect(codes).toEqual(['wrong_outline', 'wrong_outline', 'unknown_commune']);
    expect(await readProjects(coordinator)).toEqual([]);
  });

  test('advice falls due by the law of its delay until it is given; a suspension stops it', async () => {
    const { db, organisationId, coordinator } = await aPlace();
    const { id } = await saveProject(coordinator, { ...form, organisationId });
    const asked = { askedOf: 'UDAP', rule: 'abf-permis', receivedOn: '2021-01-12', nature: 'awaited' };
    const advice = await saveAdvice(coordinator, id, asked);
    const due = async () => (await adviceFallingDue(db, [organisationId])).map(({ on, label }) => [on, label]);

    const first = await due();
    await saveAdvice(coordinator, id, { ...asked, stoppedOn: '2021-01-20', version: '1' }, advice.id);
    const stopped = await due();
    const resumed = { ...asked, stoppedOn: '2021-01-20', resumedOn: '2021-01-29', version: '2' };
    await saveAdvice(coordinator, id, resumed, advice.id);
    const later = await due();
    await saveAdvice(coordinator, id, { ...resumed, nature: 'tacit', givenOn: '2021-03-22', version: '3' }, advice.id);

    expect(first).toEqual([['2021-03-12', 'UDAP\u00a0: Silo']]);
    expect(stopped).toEqual([]);
    expect(later).toEqual([['2021-03-22', 'UDAP\u00a0: Silo']]);
    expect(await due()).toEqual([]);
  });

  test('ticked cells wait to be evaluated; one that was evaluated stays when unticked', async () => {
    const { organisationId, coordinator } = await aPlace();
    await saveAttributes(coordinator, { organisationId, text: 'Terrils\nCités', read: '' });
    const { id } = await saveProject(coordinator, { ...form, organisationId, elements: 'Silo\nVoie' });
    await saveMatrix(coordinator, id, ['0|Terrils', '1|Cités']);
    const [impact] = (await readProject(coordinator, id)).impacts;
    const rating = 'wh-toolkit-2022/major-negative';
    const evaluated = { rating, residual: 'none', reversibility: 'no', description: 'Ferme la vue', version: '1' };
    await saveImpact(coordinator, impact?.id ?? '', evaluated);

    await saveMatrix(coordinator, id, []);

    const { impacts } = await readProject(coordinator, id);
    expect(impacts).toMatchObject([{ element: 'Silo', attribute: 'Terrils', rating }]);
  });
});
