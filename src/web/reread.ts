import type { ShouldRevalidateFunctionArgs } from 'react-router';

/**
 * For pages whose answers do not all change what they show. A page that moved is always read again: an answer that comes
 * while the reader goes to another address ends that move, and whatever it does not read would stay as it was before.
 */
export const rereadWhereMoved = ({ currentUrl, nextUrl, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  currentUrl.href !== nextUrl.href || defaultShouldRevalidate;

/** A stale save is shown beside what is in force: the page reads it again, which a refusal alone does not make it do. */
export const rereadWhenStale = (asked: ShouldRevalidateFunctionArgs): boolean =>
  asked.actionStatus === 409 || rereadWhereMoved(asked);
