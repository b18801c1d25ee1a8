import type { ReactNode } from 'react';
import { useHydrated } from '../use-hydrated.ts';

/**
 * What only scripts serve. It has its place from the first drawing on, so that nothing moves under a finger while the
 * page wakes up; without scripts it is absent.
 */
export const ForScripts = ({ children }: { children: ReactNode }) => (
  <div className="for-scripts" inert={!useHydrated()}>
    {children}
  </div>
);
