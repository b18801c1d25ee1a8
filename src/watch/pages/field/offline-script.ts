import script from './offline-worker.js?raw';

/** The worker's own address stays the same from one build to the next: its scope is the folder it is served from. */
export const loader = () =>
  new Response(script, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  });
