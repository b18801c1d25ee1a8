import { useEffect, useRef } from 'react';

/**
 * Where scripts change the page, no browser says so: its title takes the focus, which tells screen readers and starts
 * the keyboard there, unless the page put it in a field.
 */
export function useArrival(pathname: string): void {
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    if (document.activeElement?.matches('input, select, textarea, [contenteditable]')) return;
    const title = document.querySelector<HTMLElement>('main h1');
    if (!title) return;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }, [pathname]);
}
