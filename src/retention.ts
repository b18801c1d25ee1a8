import { citizenRetention } from './citizen/index.ts';
import { connectorRetention, webhookRetention } from './exchange/index.ts';
import { identityRetention } from './identity/index.ts';
import { importDraftRetention } from './kernel/db/import-draft.sql.ts';
import type { Retention } from './kernel/retention.ts';

/** How long every slice keeps what names people once it has served. */
export const retention: Retention[] = [
  ...identityRetention,
  importDraftRetention,
  connectorRetention,
  webhookRetention,
  ...citizenRetention,
];
