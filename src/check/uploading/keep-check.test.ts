import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { checkUpload, dropCheck, keepCheck, listChecks, openCheck, readCheckedFile } from './index.ts';

const text = 'Le parc compte 395 logements, répartis en 186 collectifs et 173 individuels.';
const sent = { name: 'bilan.txt', content: new TextEncoder().encode(text), year: '2020' };

describeOnEachEngine('a checked document', (database) => {
  const aPlace = async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    const [sender, colleague, coordinator, reader] = [
      await aContext(db, 'contributor', place),
      await aContext(db, 'contributor', place),
      await aContext(db, 'coordinator', place),
      await aContext(db, 'reader', place),
    ];
    return { organisationId: place.organisation.id, sender, colleague, coordinator, reader };
  };

  test('is shown to who sent it, and to nobody else', async () => {
    const { sender, colleague } = await aPlace();

    const { id } = await checkUpload(sender, sent);

    expect((await openCheck(sender, id)).checked.answer.findings).toMatchObject([{ rule: 'stated_total', tier: 'A' }]);
    await expect(openCheck(colleague, id)).rejects.toThrow('n’existe pas');
    expect(await listChecks(sender)).toEqual([]);
  });

  test('is forgotten an hour after it was last looked at', async () => {
    const { sender } = await aPlace();
    const start = sender.effects.now().getTime();
    const after = (minutes: number) => ({
      ...sender,
      effects: { ...sender.effects, now: () => new Date(start + minutes * 60_000) },
    });
    const { id } = await checkUpload(sender, sent);

    await openCheck(after(50), id);
    await openCheck(after(100), id);

    await expect(openCheck(after(161), id)).rejects.toThrow('n’existe pas');
  });

  test('once kept, is reopened by those who work there, with its file and its answer', async () => {
    const { organisationId, sender, colleague, reader } = await aPlace();
    const { id } = await checkUpload(sender, sent);
    const before = (await openCheck(sender, id)).checked;

    await keepCheck(sender, { id, organisationId });

    expect(await listChecks(colleague)).toMatchObject([{ id, name: 'bilan.txt', year: 2020, findings: 1, figures: 3 }]);
    expect((await openCheck(colleague, id)).checked).toEqual(before);
    expect(new TextDecoder().decode((await readCheckedFile(colleague, id)).content)).toBe(text);
    await expect(openCheck(reader, id)).rejects.toThrow('Votre rôle');
    expect(await listChecks(reader)).toEqual([]);
  });

  test('is deleted by who kept it or who coordinates, not by a colleague', async () => {
    const { organisationId, sender, colleague, coordinator } = await aPlace();
    const { id } = await checkUpload(sender, sent);
    await keepCheck(sender, { id, organisationId });

    await expect(dropCheck(colleague, id)).rejects.toThrow('Votre rôle');
    await dropCheck(coordinator, id);

    await expect(openCheck(sender, id)).rejects.toThrow('n’existe pas');
  });
});
