import { authorise, type Context, noteReading, organisationsWhere, personOf } from '../../identity/index.ts';
import { listOpenDatasets } from '../import/known.sql.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { readProtocol } from '../protocol/read-protocols.ts';
import {
  type FieldName,
  type FieldSite,
  listFieldNames,
  listFieldSites,
  listObserverNames,
} from './field-lists.sql.ts';

/** All that a device needs to write visits of a protocol without a network. */
export interface CarriedField {
  protocol: Protocol;
  datasets: { id: string; organisationId: string; name: string }[];
  sites: FieldSite[];
  names: FieldName[];
  observers: string[];
  person: { id: string; name: string };
}

/** What a device carries of a protocol, from one organisation where the person writes visits, the first unless it is said. */
export async function readCarriedField(context: Context, name: string, wanted?: string): Promise<CarriedField> {
  const protocol = readProtocol(name);
  const organisationIds = organisationsWhere(context.actor, 'record.write');
  const organisationId = wanted ?? organisationIds[0] ?? '';
  authorise(context.actor, 'record.write', { organisationId });
  await noteReading(context, { organisationId, what: 'observers' });
  const { id, name: personName } = personOf(context);
  return {
    protocol,
    person: { id, name: personName },
    datasets: await listOpenDatasets(context.db, organisationIds),
    sites: await listFieldSites(context.db, organisationId, name),
    names: await listFieldNames(
      context.db,
      organisationId,
      protocol.taxa.map(({ cdNom }) => cdNom),
    ),
    observers: await listObserverNames(context.db, organisationId),
  };
}
