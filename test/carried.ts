import { RouterContextProvider } from 'react-router';
import { receives, receivesSightings } from '../src/citizen/index.ts';
import { dues } from '../src/dues.ts';
import { type Context, noSession } from '../src/identity/index.ts';
import { journal } from '../src/journal.ts';
import { terminalLog } from '../src/kernel/observe/log.ts';
import { mapLayers } from '../src/map-layers.ts';
import { retention } from '../src/retention.ts';
import { watchParts } from '../src/watch-parts.ts';
import { type RequestContext, requestContext } from '../src/web/context.ts';
import { testSeal } from './builders.ts';

/** What the server hands to a page for somebody; `more` is what the installation has. */
export function carriedFor(context: Context, more: Partial<RequestContext> = {}): RouterContextProvider {
  const carried: RequestContext = {
    ...context,
    session: { ...noSession, actor: context.actor },
    address: '',
    userAgent: '',
    nonce: '',
    log: terminalLog,
    innerHosts: [],
    seal: testSeal,
    mails: true,
    provider: null,
    origin: 'http://localhost',
    dataFolder: '',
    baseMap: null,
    journal,
    dues,
    watchParts,
    receives,
    receivesSightings,
    mapLayers,
    retention,
    ...more,
  };
  return new RouterContextProvider(new Map([[requestContext, carried]]));
}
