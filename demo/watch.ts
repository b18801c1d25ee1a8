import { z } from 'zod';
import type { FormValues } from '../src/kernel/form-values.ts';
import {
  addDecision,
  addMeeting,
  addPlacesTo,
  readAttributes,
  saveAdvice,
  saveAttributes,
  saveBody,
  saveDelivery,
  saveEndangered,
  saveMatrix,
  saveProject,
} from '../src/watch/index.ts';
import type { Publisher } from './cast.ts';
import { readYaml } from './publication.ts';

const form = z.record(z.string(), z.string());
const meeting = z.object({ decisions: z.array(form).default([]) }).catchall(z.string());
const body = z.object({ meetings: z.array(meeting).default([]) }).catchall(z.string());

/** What the manager of the property followed at the end of 2018: data owed, bodies, meetings, decisions. */
export async function makeWatch(publisher: Publisher): Promise<void> {
  const context = publisher.coordinator('2018-12-20');
  const organisationId = publisher.id;
  for (const delivery of z.array(form).parse(readYaml('veille-2018', 'livraisons.yaml')))
    await saveDelivery(context, { organisationId, loaded: 'no', ...delivery });
  for (const { meetings, ...fields } of z.array(body).parse(readYaml('veille-2018', 'instances.yaml'))) {
    const { id } = await saveBody(context, { organisationId, ...(fields as FormValues) });
    for (const { decisions, ...held } of meetings) {
      const saved = await addMeeting(context, id, held as FormValues);
      for (const decision of decisions) await addDecision(context, saved.id, decision);
    }
  }
  const alert = { organisationId, alertedOn: '2018-06-26', procedure: 'none' };
  for (const file of z.array(form).parse(readYaml('veille-2018', 'en-peril.yaml')))
    await saveEndangered(context, { ...alert, ...file });
  await makeExampleProject(publisher);
}

/** One invented project, that says so, for the pages of projects to show something. */
async function makeExampleProject(publisher: Publisher): Promise<void> {
  const context = publisher.coordinator('2018-12-20');
  const text = example.attributes.map(({ label }) => label).join('\n');
  await saveAttributes(context, { organisationId: publisher.id, text, read: '' });
  const attributes = await readAttributes(context, publisher.id);
  for (const [index, { kinds }] of example.attributes.entries())
    if (kinds) await addPlacesTo(context, attributes[index]?.id ?? '', { kinds });
  const { id } = await saveProject(context, { ...example.project, organisationId: publisher.id });
  await saveAdvice(context, id, example.advice);
  await saveMatrix(context, id, ['0|Paysage des terrils et vues', '1|Cités et habitat']);
}

const example = {
  attributes: [
    { label: 'Paysage des terrils et vues' },
    { label: 'Fosses et chevalements', kinds: ['fosse', 'chevalement'] },
    { label: 'Cités et habitat', kinds: ['cite'] },
    { label: 'Cavaliers et transports' },
    { label: 'Équipements et mémoire sociale', kinds: ['batiment'] },
  ],
  project: {
    name: 'Exemple inventé : hangar agricole de 14 m',
    works: 'construction',
    stage: 'filed',
    permit: 'construire',
    height: '14',
    owner: 'Exploitation inventée',
    communes: 'Haisnes',
    elements: 'Hangar\nVoie d’accès',
    description: 'Projet inventé pour la démonstration : il n’existe pas.',
  },
  advice: { askedOf: 'Gestionnaire du Bien', rule: 'avis-gestionnaire', receivedOn: '2018-12-20', nature: 'awaited' },
};
