import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { listHash } from './field-answer.ts';

/**
 * Which place is open, from the address. Coming back to an address without a hash would ask the server again, which the
 * field may not reach: the list has a hash of its own from the start.
 */
export function useListFirst(): string {
  const { hash } = useLocation();
  const navigate = useNavigate();
  useEffect(() => {
    if (!hash) void navigate(listHash, { replace: true });
  }, [hash, navigate]);
  return hash;
}
