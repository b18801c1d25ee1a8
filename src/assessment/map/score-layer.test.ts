import { expect, test } from 'vitest';
import { aRegister } from '../../../test/a-register.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import type { Context } from '../../identity/index.ts';
import { countIndicator, defineIndicator, printFigures } from '../../indicator/index.ts';
import { readLayers } from '../../site/index.ts';
import { addAssessmentSites, publishAssessment, readAssessment, recordSurveys, saveAssessment } from '../index.ts';
import { scoreLayer } from './score-layer.ts';

/** Typed criteria of the grid; what the register says of protections and homes adds 8 points. */
const answers = {
  best: { comfort: '70', links: 'cut', integrity: 'threatened', vacancy: '12,5', hardship: 'high' },
  least: { comfort: '0', links: 'linked', integrity: 'lost', vacancy: '0', hardship: 'low' },
  begun: { vacancy: '20' },
};

describeOnEachEngine('a campaign of assessment', (database) => {
  async function aCampaign() {
    const { db, place, organisationId, coordinator, guest, aSite } = await aRegister(database().db);
    const named = (name: string) => `Cité ${place.organisation.slug} ${name}`;
    for (const [name] of Object.entries(answers)) {
      const id = await aSite({ kind: 'cite', name: named(name), published: name !== 'begun' });
      const attributes = JSON.stringify({ logements: '412' });
      await db.updateTable('site').set({ attributes }).where('id', '=', id).execute();
    }
    const { id } = await saveAssessment(coordinator, {
      ...{ organisationId, title: named('2019'), grid: 'priorite-cites', rarityTableId: '' },
      ...{ startsOn: '2019-01-01', endsOn: '2019-12-31' },
    });
    await addAssessmentSites(coordinator, { assessmentId: id, names: Object.keys(answers).map(named).join('\n') });
    const { sites } = await readAssessment(coordinator, id, 'sets');
    for (const [name, said] of Object.entries(answers))
      await recordSurveys(coordinator, {
        assessmentId: id,
        siteIds: sites.filter((site) => site.name === named(name)).map((site) => site.id),
        said: Object.entries(said).map(([criterion, value]) => ({ criterion, value })),
      });
    const onTheMap = async (who: Context) => {
      const query = new URLSearchParams('calque=scores');
      const [layer] = await readLayers(who, [scoreLayer], { text: `Cité ${place.organisation.slug}` }, query);
      return layer?.held?.items.map(({ name, key, said }) => [name.split(' ').at(-1), key, said.split(',')[0]]);
    };
    const counted = async (code: string) => {
      const counting = { source: 'evaluations', measure: 'sum' as const, of: 'points', by: ['score'] };
      const { id: indicatorId } = await defineIndicator(coordinator, {
        ...{ organisationId, code, label: code, unit: 'count', counted: 'points', kind: 'result', counting },
      });
      await countIndicator(coordinator, { indicatorId, period: '2019' });
      const [figure] = (await printFigures(db, [{ organisationId, code, period: '2019' }])).values();
      return figure?.breakdowns.flatMap(({ parts }) => parts.map(({ label, printed }) => [label, printed]));
    };
    return { id, coordinator, guest, onTheMap, counted };
  }

  test('is on the map by third once it is published, and its points add up in an indicator', async () => {
    const { id, coordinator, guest, onTheMap, counted } = await aCampaign();
    const before = [await onTheMap(coordinator), await counted('AVANT')];
    await publishAssessment(coordinator, { id });

    const shown = [
      ['best', 'premier', '45\u00a0points'],
      ['least', 'deuxieme', '8\u00a0points'],
    ];
    expect(before).toEqual([[], [['aucun', '0\u00a0point']]]);
    expect(await onTheMap(guest)).toEqual(shown);
    expect(await onTheMap(coordinator)).toEqual([...shown, ['begun', 'incomplet', '14\u00a0points']]);
    expect(await counted('APRES')).toEqual([
      ['complet', '53\u00a0points'],
      ['incomplet', '14\u00a0points'],
    ]);
  });
});
