import { authorise, type Context, may, organisationsWhere } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { type Exchange, findExchange, listExchanges, listSeries, listYears } from './exchange.sql.ts';

/** Sendings of a page. */
const limit = 50;

/** The register of the organisations that somebody may read, latest first, with its years. */
export async function readRegister({ db, actor }: Context, { year, page = 1 }: { year?: number; page?: number }) {
  const organisations = organisationsWhere(actor, 'exchange.read');
  if (organisations.length === 0) authorise(actor, 'exchange.read', { organisationId: '' });
  const [years, exchanges] = await Promise.all([
    listYears(db, organisations),
    listExchanges(db, organisations, { year, limit: limit + 1, offset: (page - 1) * limit }),
  ]);
  return { years, exchanges: exchanges.slice(0, limit), hasMore: exchanges.length > limit };
}

/** One line of the register; told as missing to those who may not read it. */
export async function readExchange(context: Context, id: string): Promise<Exchange> {
  const exchange = isId(id) ? await findExchange(context.db, id) : undefined;
  if (!exchange) {
    if (!context.actor.person) authorise(context.actor, 'exchange.read', { organisationId: '' });
    throw missing('Cet échange');
  }
  authorise(context.actor, 'exchange.read', exchange);
  return exchange;
}

/** The other transmissions of its suite. */
export const readSeries = async (context: Context, exchange: Exchange): Promise<Exchange[]> =>
  exchange.seriesId && may(context.actor, 'exchange.read', exchange) ? listSeries(context.db, exchange.seriesId) : [];
