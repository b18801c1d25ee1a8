import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable } from '@react-router/node';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import {
  type EntryContext,
  isRouteErrorResponse,
  type LoaderFunctionArgs,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router';
import { contextOf } from './web/context.ts';

const longestRender = 10_000;

/** Renders a page to HTML; crawlers wait for the whole of it. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  provider: RouterContextProvider,
): Promise<Response> {
  const { nonce, log } = contextOf(provider);
  const ready = isbot(request.headers.get('user-agent') ?? '') || entry.isSpaMode ? 'onAllReady' : 'onShellReady';
  return new Promise((resolve, reject) => {
    let answer = status;
    const { pipe, abort } = renderToPipeableStream(<ServerRouter context={entry} url={request.url} nonce={nonce} />, {
      nonce,
      [ready]() {
        const body = new PassThrough();
        headers.set('content-type', 'text/html; charset=utf-8');
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answer }));
        pipe(body);
      },
      onShellError: reject,
      onError(error: unknown) {
        answer = 500;
        log.error({ err: error });
      },
    });
    setTimeout(abort, longestRender).unref();
  });
}

/** Only what nobody expected reaches the log: a wrong address, a refusal or a reader who left is not an incident. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs): void {
  if (!isRouteErrorResponse(error) && !request.signal.aborted) contextOf(context).log.error({ err: error });
}
