import { createContext, type RouterContextProvider } from 'react-router';
import type { Context, CurrentSession, Journal, Provider } from '../identity/index.ts';
import { primaryOf } from '../kernel/db/index.ts';
import type { DomainError } from '../kernel/errors.ts';
import type { Log } from '../kernel/observe/log.ts';
import type { Retention } from '../kernel/retention.ts';
import type { Seal } from '../kernel/seal.ts';
import type { MapLayer } from '../site/index.ts';
import type { DueSource, WatchPartSource } from '../watch/index.ts';

/** What a request carries to loaders and actions. */
export interface RequestContext extends Context {
  session: CurrentSession;
  /** Why nobody can be recognised now, where that is so. */
  outage?: DomainError | undefined;
  /** How changes are told. */
  journal: Journal;
  /** Who is asked what falls due. */
  dues: DueSource[];
  /** Who is asked what is watched. */
  watchParts: WatchPartSource[];
  /** Whether an organisation reads what people send of a kind. */
  receives: (context: Context, kind: 'photograph', organisationId: string) => Promise<boolean>;
  /** Whether an organisation asks people for what they saw. */
  receivesSightings: (context: Context) => Promise<boolean>;
  /** How long what names people is kept once it has served. */
  retention: Retention[];
  /** What may be shown on the map over the places. */
  mapLayers: MapLayer[];
  /** Address the request comes from and what its browser says it is: for the limit on sign-in, and the list of sessions. */
  address: string;
  userAgent: string;
  nonce: string;
  /** What is written of this request for whoever keeps the server. */
  log: Log;
  /** Public address of the installation. */
  origin: string;
  /** Folder of the installation, for what pages cache there. */
  dataFolder: string;
  /** Where people may sign in besides their password, where there is one. */
  provider: Provider | null;
  /** Hosts of the network inside that may be asked. */
  innerHosts: readonly string[];
  /** Closes the secrets that the database keeps. */
  seal: Seal;
  /** Whether letters can be sent. */
  mails: boolean;
  /** Image tiles under maps, or null for a plain ground. */
  baseMap: string | null;
}

export const requestContext = createContext<RequestContext>();

export const contextOf = (provider: Readonly<RouterContextProvider>): RequestContext => provider.get(requestContext);

/** For what somebody is given at a secret address: it may have been written a moment ago, which a replica does not know yet. */
export const newestContextOf = (provider: Readonly<RouterContextProvider>): RequestContext => {
  const carried = contextOf(provider);
  return { ...carried, db: primaryOf(carried.db) };
};
