import type { Db } from '../../kernel/db/index.ts';
import type { Seal } from '../../kernel/seal.ts';
import { changeConnector, listOpenSecrets } from './connector.sql.ts';
import { kindNames } from './connector.ts';
import type { SourceKind } from './source-kind.ts';
import { sourceKinds } from './source-kinds.ts';

type Settings = Record<string, unknown>;

/** Settings as they are kept: what is secret in them is closed. */
export function closeSecrets({ secrets = [] }: SourceKind, settings: Settings, seal: Seal): Settings {
  const open = secrets.filter((name) => settings[name] && !seal.isClosed(String(settings[name])));
  return { ...settings, ...Object.fromEntries(open.map((name) => [name, seal.close(String(settings[name]))])) };
}

/** Closes what an older version kept open. */
export async function closeKeptSecrets(db: Db, seal: Seal): Promise<void> {
  for (const name of kindNames) {
    const { secrets = [] } = sourceKinds[name];
    for (const { id, settings } of await listOpenSecrets(db, name, secrets))
      await changeConnector(db, id, { settings: closeSecrets(sourceKinds[name], settings, seal) });
  }
}
