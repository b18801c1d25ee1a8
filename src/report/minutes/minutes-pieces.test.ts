import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { renderDocument } from '../render/index.ts';
import { type MinutesFacts, printMinutes } from './minutes-pieces.ts';

const decision = {
  id: 'a',
  organisationId: 'o',
  meetingId: 'm',
  number: 1,
  sentence: 'Le chevalement sera mis hors d’eau avant l’hiver.',
  task: 'Consulter trois entreprises',
  responsible: 'Commune de Haisnes',
  dueOn: '2026-12-01',
  closedOn: null,
  outcome: '',
  body: 'Comité local du Béthunois',
  heldOn: '2026-11-10',
};

const facts: MinutesFacts = {
  organisation: 'Mission d’essai',
  body: { id: 'b', name: 'Comité local du Béthunois', chair: 'le sous-préfet' },
  values: { heldOn: '2026-11-10', place: 'Béthune', agenda: 'Chevalements\nLivraisons', attendees: 'Ada, commune' },
  decisions: [decision],
  pending: [{ ...decision, heldOn: '2026-04-02', closedOn: '2026-11-10', outcome: 'Étude rendue' }],
};

describe('minutes of a meeting', () => {
  test.each(['docx', 'odt'] as const)(
    'say in %s who came, what was decided and what became of the rest',
    async (format) => {
      const bytes = await renderDocument(printMinutes(facts), format);

      const files = unzipSync(bytes);
      const text = strFromU8(files[format === 'docx' ? 'word/document.xml' : 'content.xml'] ?? new Uint8Array());
      const words = text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
      for (const said of [
        'Relevé de décisions',
        'Béthune',
        'Ada, commune',
        'hors d’eau',
        'Commune de Haisnes',
        'Étude rendue',
      ])
        expect(words).toContain(said);
    },
  );
});
