import { useCallback, useEffect, useRef, useState } from 'react';
import type { Outcome } from '../../campaign/sending.rule.ts';
import { dropAnswer, keepAnswer, listAnswers } from './answer-store.ts';
import type { FieldAnswer } from './field-answer.ts';
import { sendAnswer } from './send-answer.ts';

interface Options {
  campaignId: string;
  person: { id: string; name: string };
  csrf: string;
  sites: { id: string; visited: boolean }[];
}

export interface Field {
  campaignId: string;
  person: { id: string; name: string };
  answers: FieldAnswer[];
  /** How the last sending ended; null before any. */
  outcome: Outcome | null;
  sending: boolean;
  /** Why nothing can be kept on this device; null where all is well. */
  lost: string | null;
  keep(answer: FieldAnswer): Promise<void>;
  drop(id: string): Promise<void>;
  send(): Promise<void>;
}

const retryAfter = 60_000;

/** The observations of a tour on this device, sent as soon as the server can be reached. */
export function useFieldAnswers({ campaignId, person, csrf, sites }: Options): Field {
  const [answers, setAnswers] = useState<FieldAnswer[]>([]);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [sending, setSending] = useState(false);
  const [lost, setLost] = useState<string | null>(null);
  const busy = useRef(false);

  const reload = useCallback(async () => setAnswers(await listAnswers(campaignId)), [campaignId]);
  const changed = useCallback(
    async (write: Promise<void>) => {
      try {
        await write;
        await reload();
        setLost(null);
      } catch {
        setLost(cannotKeep);
        throw new Error(cannotKeep);
      }
    },
    [reload],
  );

  const send = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    setSending(true);
    try {
      setOutcome(
        await sendAll(await listAnswers(campaignId), person.id, csrf, (answer) => changed(keepAnswer(answer))),
      );
    } finally {
      busy.current = false;
      setSending(false);
    }
  }, [campaignId, person.id, csrf, changed]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once; later lists of the server change nothing here
  useEffect(() => {
    const visited = new Set(sites.filter((site) => site.visited).map(({ id }) => id));
    const begin = async () => {
      const kept = await listAnswers(campaignId);
      for (const { id } of kept.filter(({ state, siteId }) => state === 'sent' && visited.has(siteId)))
        await dropAnswer(id);
      await reload();
      await send();
    };
    begin().catch(() => setLost(cannotKeep));
  }, []);

  useEffect(() => {
    const again = () => void send();
    const seen = () => document.visibilityState === 'visible' && again();
    const timer = setInterval(again, retryAfter);
    window.addEventListener('online', again);
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [send]);

  return {
    campaignId,
    person,
    answers,
    outcome,
    sending,
    lost,
    send,
    keep: (answer) => changed(keepAnswer(answer)),
    drop: (id) => changed(dropAnswer(id)),
  };
}

/** Sends what waits, each under the name of who saw it; stops where the server is out of reach. */
async function sendAll(
  answers: FieldAnswer[],
  personId: string,
  csrf: string,
  keep: (answer: FieldAnswer) => Promise<void>,
): Promise<Outcome | null> {
  const waiting = answers.filter(({ state, person }) => state === 'waiting' && person.id === personId);
  let last: Outcome | null = null;
  for (const answer of waiting) {
    let reached = answer;
    const { outcome, sentence } = await sendAnswer(answer, csrf, async (progressed) => {
      reached = progressed;
      await keep(progressed);
    });
    last = outcome;
    if (outcome === 'sent') await keep({ ...reached, state: 'sent', photos: [] });
    else if (outcome === 'refused') await keep({ ...reached, state: 'refused', refusal: sentence });
    else return outcome;
  }
  return last;
}

const cannotKeep =
  'Cet appareil n’a rien pu garder (mémoire pleine, ou navigation privée). N’allez pas plus loin sans réseau\u00a0: notez vos observations autrement.';
