import type { Actor } from '../../identity/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import { realEffects } from '../../kernel/effects.ts';
import type { EvidenceDocument } from '../document.ts';
import type { RegisterRow } from './register.ts';
import { type RegisterName, registerOf } from './register-name.ts';
import { registers } from './registers.ts';

/** The tables of the register that were read. */
export type RegisterRows = Partial<Record<RegisterName, ReadRegister>>;

export interface ReadRegister {
  columns: string[];
  rows: RegisterRow[];
  summary: string;
}

/** What these tables hold for an organisation, as those who work in it read them: no restricted word, no private owner. */
export async function readRegisters(db: Db, organisationId: string, names: RegisterName[]): Promise<RegisterRows> {
  const context = { db, actor: workerOf(organisationId), effects: realEffects };
  const read: RegisterRows = {};
  for (const name of new Set(names)) {
    const register = registers[name];
    const rows = await register.read(context, organisationId);
    read[name] = { columns: register.columns, rows, summary: (await register.summary?.(context, rows)) ?? '' };
  }
  return read;
}

const workerOf = (organisationId: string): Actor => ({
  person: null,
  grants: [{ organisationId, role: 'contributor', serviceIds: [] }],
});

/** The lines with these keys, as a document names them; those that the register no longer holds are not in it. */
export function evidenceAmong(read: RegisterRows, keys: string[]): Record<string, EvidenceDocument> {
  const rows = new Map(Object.values(read).flatMap((table) => table.rows.map((row) => [row.key, row])));
  return Object.fromEntries(
    keys.flatMap((key) => {
      const row = rows.get(key);
      return row ? [[key, evidenceOf(row)]] : [];
    }),
  );
}

const evidenceOf = ({ told, asOf, href, open, generated }: RegisterRow): EvidenceDocument => {
  return { label: told, asOf, href, open: open && !href.startsWith('/veille/'), generated };
};

/** The tables in which lines with these keys stand. */
export const namesOf = (keys: string[]): RegisterName[] => keys.flatMap((key) => registerOf(key) ?? []);
