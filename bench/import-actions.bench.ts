import { migratedTemplate, openEmbedded } from '../src/kernel/db/index.ts';
import { importActions, undoImport } from '../src/programme/index.ts';
import { savePlan } from '../src/programme/plan/save-plan.ts';
import { aContext, anOrganisation } from '../test/builders.ts';
import { type Measure, median, summary } from './measure.ts';

const count = 5000;

/** A CSV of 5,000 actions with partners, funding, milestones and tags, read, checked and written on the embedded engine. */
export default async function importOfActions(): Promise<Measure[]> {
  const database = await openEmbedded({ template: await migratedTemplate() });
  const place = await anOrganisation(database.db);
  const context = await aContext(database.db, 'coordinator', place);
  const organisationId = place.organisation.id;
  await savePlan(context, { organisationId, title: 'Plan climat', acronym: 'PCAET', kind: 'PCAET' });
  const content = aFile();
  const times: number[] = [];
  for (let run = 0; run < 3; run++) {
    const begun = performance.now();
    const { batchId, created } = await importActions(context, { organisationId, filename: 'actions.csv', content });
    times.push((performance.now() - begun) / 1000);
    if (created !== count) throw new Error(`${created} actions created of ${count}`);
    if (run < 2) await undoImport(context, { batchId });
  }
  const updates: number[] = [];
  for (let run = 0; run < 3; run++) {
    const begun = performance.now();
    const file = { organisationId, filename: 'actions.csv', content: aFile('Réhabiliter'), update: true };
    const { batchId, changed } = await importActions(context, file);
    updates.push((performance.now() - begun) / 1000);
    if (changed !== count) throw new Error(`${changed} actions changed of ${count}`);
    await undoImport(context, { batchId });
  }
  await database.close();
  return [
    summary('import of 5,000 actions (CSV, checked, written)', times, 's', median(5)),
    summary('import that changes 5,000 actions', updates, 's', median(5)),
  ];
}

function aFile(verb = 'Rénover'): Uint8Array {
  const header =
    'numéro;titre;résumé;description;étape;service pilote;plans;partenaires;financements;jalons;finalités;ODD;actions liées';
  const stages = ['À préciser', 'Engagée', 'En cours', 'Réalisée'];
  const rows = Array.from({ length: count }, (_, index) =>
    [
      String(index + 1),
      `${verb} le groupe scolaire n° ${index + 1}`,
      'Isoler les murs et la toiture, remplacer la chaudière, suivre les consommations.',
      'Le bâtiment date de 1962. '.repeat(12).trim(),
      stages[index % stages.length],
      'Habitat',
      'PCAET',
      'ADEME (financeur) | Région (partenaire)',
      `ADEME : ${10_000 + index},50 € HT, investissement, accordé, 2020 | Région : 5 000 €, demandé`,
      'Diagnostic (2020-06-01, atteint le 2020-05-20) | Chantier (2021-09-01)',
      'climat, production responsable',
      '7, 13',
      index > 0 ? String(index) : '',
    ].join(';'),
  );
  return new TextEncoder().encode([header, ...rows].join('\r\n'));
}
