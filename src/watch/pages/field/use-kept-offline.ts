import { useCallback, useEffect, useState } from 'react';

export type OfflineState = 'keeping' | 'kept' | 'impossible';

export interface KeptOffline {
  state: OfflineState;
  /** Takes the page of this tour off the device. */
  forget(): Promise<void>;
}

const script = '/terrain/travail-hors-ligne.js';

const noPictures: string[] = [];

/**
 * Keeps the page of a tour on the device, with all that draws it and the `pictures` it will show (the same list from one
 * drawing to the next), so that it opens without a network.
 */
export function useKeptOffline(page: string, pictures = noPictures): KeptOffline {
  const [state, setState] = useState<OfflineState>('keeping');

  useEffect(() => {
    if (!('serviceWorker' in navigator)) {
      setState('impossible');
      return;
    }
    const keep = async () => {
      await navigator.serviceWorker.register(script, { scope: '/terrain/' });
      const shown = pictures.map((address) => new URL(address, location.origin).href);
      await tell({ keep: page, assets: [...assetsOfPage(), ...shown] });
    };
    keep().then(
      () => setState('kept'),
      // Without a network what was kept before still serves.
      async () => setState((await caches.has(cacheOf(page))) ? 'kept' : 'impossible'),
    );
  }, [page, pictures]);

  const forget = useCallback(() => tell({ drop: page }), [page]);
  return { state, forget };
}

/** The same name as in offline-worker.js. */
const cacheOf = (page: string): string => `carreau:${page}`;

async function tell(message: object): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise<boolean>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data === true);
  });
  active?.postMessage(message, [port2]);
  if (!(await answered)) throw new Error('The page could not be kept');
}

/** Scripts, styles and fonts that this page was drawn with. */
function assetsOfPage(): string[] {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const named = [...document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>('script[src], link[href]')].map(
    (element) => ('src' in element && element.src) || (element as HTMLLinkElement).href,
  );
  const assets = `${location.origin}/assets/`;
  return [...new Set([...loaded, ...named])].filter((url) => url.startsWith(assets));
}
