import { DomainError } from '../../kernel/errors.ts';

const minute = 60_000;
/** Beyond, those whose minute is over are forgotten. */
const most = 10_000;

/** Counts what each one asks within a minute, in this process alone. */
export class RateLimit {
  readonly #counts = new Map<string, { since: number; count: number }>();

  /** Refuses once somebody asked more than `allowed` times in their minute, and says when to come back. */
  take(who: string, allowed: number, now: Date): void {
    const at = now.getTime();
    if (this.#counts.size > most) this.#forget(at);
    const known = this.#counts.get(who);
    const current = known && at - known.since < minute ? known : { since: at, count: 0 };
    this.#counts.set(who, current);
    current.count += 1;
    if (current.count > allowed) throw tooMany(Math.ceil((current.since + minute - at) / 1000));
  }

  #forget(at: number): void {
    for (const [who, { since }] of this.#counts) if (at - since >= minute) this.#counts.delete(who);
  }
}

const tooMany = (seconds: number) =>
  new DomainError('limited', 'too_many_requests', `Trop de demandes en une minute. Reprenez dans ${seconds} s.`, {
    seconds,
  });
