import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';

export type Log = FastifyBaseLogger;

/** `lines`: what failed, as people read it on a terminal. `json`: every request too, one JSON object per line. */
export type LogFormat = 'lines' | 'json';

/** What is told to whoever keeps the server; of requests, neither addresses of people nor what they searched for. */
export const openLog = (format: LogFormat): Log =>
  format === 'lines'
    ? terminalLog
    : pino({
        base: null,
        timestamp: () => `,"time":"${new Date().toISOString()}"`,
        serializers: {
          req: ({ method, url }) => ({ method, path: url.split('?')[0] }),
          res: ({ statusCode }) => ({ status: statusCode }),
          err: pino.stdSerializers.err,
        },
      });

const silent = () => {};
const tell = (...said: unknown[]) => console.error(...said.map((each) => (isError(each) ? each.err : each)));
const isError = (said: unknown): said is { err: unknown } => typeof said === 'object' && said !== null && 'err' in said;

export const terminalLog: Log = {
  level: 'error',
  fatal: tell,
  error: tell,
  warn: silent,
  info: silent,
  debug: silent,
  trace: silent,
  silent,
  child: () => terminalLog,
};
