import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import type { Role } from '../../identity/permission.ts';
import { judgeFinding, listDemotedRules, listJudgedRules, nameOfFinding, readVerdicts } from './index.ts';
import { readJudgedRules } from './judged-rules-file.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describeAloneOnEachEngine('judging a finding', (database) => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'carreau-judging-'));
  folders.push(dataFolder);
  const aPerson = async (role: Role = 'contributor') => {
    const { db } = database();
    const place = await anOrganisation(db);
    return { ...(await aContext(db, role, place)), dataFolder, organisationId: place.organisation.id };
  };
  const finding = (rule: string, arithmetic: string) => ({
    rule,
    message: 'Les parties ne font pas le total.',
    arithmetic,
  });
  const countOf = async (rule: string) => (await listJudgedRules(database().db)).find((one) => one.rule === rule);

  test('a second judgement of one person replaces the first, and can be taken back', async () => {
    const { organisationId, ...person } = await aPerson();
    const found = finding('product', '12 + 30 = 42');
    const verdict = async () => (await readVerdicts(person, [found])).get(nameOfFinding(found));

    await judgeFinding(person, { organisationId, ...found, verdict: 'right' });
    await judgeFinding(person, { organisationId, ...found, verdict: 'useless' });

    expect(await verdict()).toBe('useless');
    expect(await countOf('product')).toEqual({ rule: 'product', judged: 1, right: 0 });

    await judgeFinding(person, { organisationId, ...found, verdict: null });

    expect(await verdict()).toBeUndefined();
    expect(await countOf('product')).toBeUndefined();
  });

  test('a finding counts once however many judge it, and not while they are split', async () => {
    const [{ organisationId, ...one }, { organisationId: elsewhere, ...two }] = [await aPerson(), await aPerson()];
    const [agreed, split] = [finding('rate', '1 / 2 = 50 %'), finding('rate', '1 / 4 = 25 %')];

    await judgeFinding(one, { organisationId, ...agreed, verdict: 'right' });
    await judgeFinding(two, { organisationId: elsewhere, ...agreed, verdict: 'right' });
    await judgeFinding(one, { organisationId, ...split, verdict: 'right' });
    await judgeFinding(two, { organisationId: elsewhere, ...split, verdict: 'useless' });

    expect(await countOf('rate')).toEqual({ rule: 'rate', judged: 1, right: 1 });
  });

  test('two useless in ten demote a rule, for the pages and for the command', async () => {
    const { organisationId, ...person } = await aPerson();

    for (let number = 1; number <= 10; number++) {
      const verdict = number > 2 ? 'right' : 'useless';
      await judgeFinding(person, { organisationId, ...finding('distribution', `${number} %`), verdict });
      expect((await listDemotedRules(person.db)).has('distribution')).toBe(number === 10);
    }

    expect(readJudgedRules(dataFolder)).toContainEqual({ rule: 'distribution', judged: 10, right: 8 });
  });

  test('a rule that nobody wrote, or somebody who only reads, is refused', async () => {
    const { organisationId, ...person } = await aPerson();
    const { organisationId: theirs, ...reader } = await aPerson('reader');

    await expect(judgeFinding(person, { organisationId, ...finding('guess', ''), verdict: 'right' })).rejects.toThrow(
      'Ce contrôle n’existe pas',
    );
    await expect(
      judgeFinding(reader, { organisationId: theirs, ...finding('rate', ''), verdict: 'right' }),
    ).rejects.toThrow('Votre rôle');
  });
});
