import { useCallback, useEffect, useRef, useState } from 'react';
import type { Outcome } from '../../campaign/sending.rule.ts';
import type { AnswerStore } from './answer-store.ts';
import type { FieldAnswer } from './field-answer.ts';
import type { Answered } from './post-answer.ts';

/** Sends one answer; tells each part of it that arrived. */
type Sending<Values> = (
  answer: FieldAnswer<Values>,
  csrf: string,
  progressed: (answer: FieldAnswer<Values>) => Promise<void>,
) => Promise<Answered>;

interface Options<Values> {
  campaignId: string;
  person: { id: string; name: string };
  csrf: string;
  store: AnswerStore<Values>;
  sendAnswer: Sending<Values>;
  /** Whether the server told, with the page, that it has what was sent of a place. */
  isKnown(placeId: string): boolean;
}

export interface Field<Values> {
  campaignId: string;
  person: { id: string; name: string };
  answers: FieldAnswer<Values>[];
  /** Whether what the device holds was read. */
  loaded: boolean;
  /** How the last sending ended; null before any. */
  outcome: Outcome | null;
  sending: boolean;
  /** Why nothing can be kept on this device; null where all is well. */
  lost: string | null;
  keep(answer: FieldAnswer<Values>): Promise<void>;
  drop(id: string): Promise<void>;
  send(): Promise<Outcome | null>;
}

const retryAfter = 60_000;

/** What was written for a tour on this device, sent as soon as the server can be reached. */
export function useFieldAnswers<Values>(options: Options<Values>): Field<Values> {
  const { campaignId, person, csrf, store, sendAnswer, isKnown } = options;
  const [answers, setAnswers] = useState<FieldAnswer<Values>[] | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [sending, setSending] = useState(false);
  const [lost, setLost] = useState<string | null>(null);
  const busy = useRef(false);
  /** Something was kept while others were being sent. */
  const again = useRef(false);

  const reload = useCallback(async () => setAnswers(await store.list(campaignId)), [campaignId, store]);
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
    again.current = busy.current;
    if (busy.current) return null;
    busy.current = true;
    setSending(true);
    try {
      let ended: Outcome | null;
      do {
        again.current = false;
        const waiting = (await store.list(campaignId)).filter(
          (answer) => answer.state === 'waiting' && answer.person.id === person.id,
        );
        ended = await sendAll(
          waiting,
          (answer, progressed) => sendAnswer(answer, csrf, progressed),
          (answer) => changed(store.keep(answer)),
        );
        setOutcome(ended);
      } while (again.current);
      return ended;
    } finally {
      busy.current = false;
      setSending(false);
    }
  }, [campaignId, person.id, csrf, changed, store, sendAnswer]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once; later lists of the server change nothing here
  useEffect(() => {
    const begin = async () => {
      await forgetSent(store, campaignId, isKnown);
      await reload();
      await send();
    };
    begin().catch(() => {
      setAnswers([]);
      setLost(cannotKeep);
    });
  }, []);

  useRetried(send);

  return {
    campaignId,
    person,
    answers: answers ?? [],
    loaded: answers !== null,
    outcome,
    sending,
    lost,
    send,
    keep: (answer) => changed(store.keep(answer)),
    drop: (id) => changed(store.drop(id)),
  };
}

/** What was sent stays on the device until the server has told, with a page, that it has it. */
async function forgetSent<Values>(
  store: AnswerStore<Values>,
  campaignId: string,
  isKnown: (placeId: string) => boolean,
): Promise<void> {
  const kept = await store.list(campaignId);
  for (const { id, state, placeId } of kept) if (state === 'sent' && isKnown(placeId)) await store.drop(id);
}

/** Sends again from time to time, when the network is back and when somebody looks. */
function useRetried(send: () => Promise<unknown>): void {
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
}

/** Sends what waits, each under the name of who wrote it; stops where the server is out of reach. */
async function sendAll<Values>(
  waiting: FieldAnswer<Values>[],
  sendOne: (
    answer: FieldAnswer<Values>,
    progressed: (answer: FieldAnswer<Values>) => Promise<void>,
  ) => Promise<Answered>,
  keep: (answer: FieldAnswer<Values>) => Promise<void>,
): Promise<Outcome | null> {
  let last: Outcome | null = null;
  for (const answer of waiting) {
    let reached = answer;
    const { outcome, sentence } = await sendOne(answer, async (progressed) => {
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
  'Cet appareil n’a rien pu garder (mémoire pleine, ou navigation privée). N’allez pas plus loin sans réseau\u00a0: notez ce que vous voyez autrement.';
