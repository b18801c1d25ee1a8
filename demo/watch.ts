import { z } from 'zod';
import type { FormValues } from '../src/kernel/form-values.ts';
import { addDecision, addMeeting, saveBody, saveDelivery } from '../src/watch/index.ts';
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
}
